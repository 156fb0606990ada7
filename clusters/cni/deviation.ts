import type { EnforcerSettings } from '../../harness/policy/front-end.ts';
import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { Flow } from '../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';
import type { World } from '../../harness/vocabulary/world.ts';
import type { CniName } from './cni-name.ts';

/** A flow, and the policies that it meets. */
export interface DeviatingFlow {
  readonly engine: Engine;
  readonly flow: Flow;
  /** The cell's policy objects, as rendered. */
  readonly policies: readonly Manifest[];
  /** The cell's. */
  readonly world: World;
  readonly settings: EnforcerSettings;
}

/**
 * A known way in which an enforcer does not do what a dialect's definition says. It is told as what the enforcer reads in place of what
 * the policies say, so that the policy model itself predicts the consequence, with the rule that decides.
 */
export interface Deviation {
  /** Stable; results name it. */
  readonly id: string;
  readonly cni: CniName;
  readonly engines: readonly Engine[];
  /** For reports: what happens, and what to do about it. */
  readonly sentence: string;
  /** Where the enforcer documents it, or what it was measured on. */
  readonly source: string;
  /** The policies as the enforcer reads them for this one flow; undefined where it reads them as the dialect defines. Pure. */
  reread(flow: DeviatingFlow): readonly Manifest[] | undefined;
}
