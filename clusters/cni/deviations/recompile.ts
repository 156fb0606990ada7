import { compile } from '../../../harness/policy/compile.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { DeviatingFlow } from '../deviation.ts';

/** The rules of the policies as an enforcer reads them; undefined where it reads them as they are. @throws what `compile` throws */
export function recompile({ world, settings }: DeviatingFlow, reread: readonly Manifest[] | undefined): Ruleset | undefined {
  return reread && compile(reread, world, settings);
}
