import { dialectOf, readKinds } from '../dialects/find-kind.ts';
import type { Engine } from '../vocabulary/engine.ts';

/**
 * What a cluster that serves an engine offers, as `--api-versions` takes it: a chart that asks `.Capabilities.APIVersions` for its
 * dialect renders what it would render there.
 */
export function apiVersionsOf(engine: Engine): readonly string[] {
  const kinds = readKinds(dialectOf(engine));
  return [...new Set(kinds.flatMap(({ apiVersions, kind }) => apiVersions.flatMap((version) => [version, `${version}/${kind}`])))];
}
