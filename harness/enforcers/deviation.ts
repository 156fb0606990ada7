import type { EnforcerSettings } from '../dialects/settings.ts';
import type { Flow } from '../vocabulary/flow.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { World } from '../vocabulary/world.ts';

/**
 * What an enforcer does with connections of a node to its own pods, the kubelet's probes among them: Kubernetes exempts them from
 * every policy; an enforcer that hands them to its rules makes pods unready that have no rule for their health port.
 */
export type NodeTraffic = 'exempt' | 'policed';

/** A flow with the policies that it meets. */
export interface JudgedFlow {
  /** Those that the cell's engine renders; absent: the policies are of several. */
  readonly dialects?: readonly string[];
  readonly flow: Flow;
  /** The cell's policy objects, as rendered. */
  readonly policies: readonly Manifest[];
  /** The cell's. */
  readonly world: World;
}

/** A flow with the policies that it meets, and the enforcer's configuration. */
export interface DeviatingFlow extends JudgedFlow {
  readonly settings: EnforcerSettings;
  /** As the proof of enforcement saw it. */
  readonly nodeTraffic: NodeTraffic;
}

/**
 * A known way in which an enforcer does not do what a dialect's definition says. It is told as the policies, the rules or the world that the
 * enforcer has in place of what is meant, so that the policy model itself predicts the consequence, with the rule that decides.
 */
export interface Deviation {
  /** Stable; results name it. */
  readonly id: string;
  /** The dialects that it is about, by id. */
  readonly engines: readonly string[];
  /** For reports: what happens, and what to do about it. */
  readonly sentence: string;
  /** Where the enforcer documents it, or what it was measured on. */
  readonly source: string;
  /** The policies as the enforcer reads them for this one flow; undefined where it reads them as they are. Pure. */
  reread?(flow: DeviatingFlow): readonly Manifest[] | undefined;
  /** The rules as the enforcer has them for this one flow in place of these; undefined where it has them. Pure. */
  change?(ruleset: Ruleset, flow: DeviatingFlow): Ruleset | undefined;
  /** The world as the enforcer takes it for this flow; undefined where it is as it is. Pure. */
  world?(flow: DeviatingFlow): World | undefined;
}

/** A known deviation of an enforcer from a dialect's definition, and what it means for one flow. */
export interface KnownDeviation {
  readonly id: string;
  /** What happens, and what to do about it. */
  readonly sentence: string;
  readonly prediction: Prediction;
}
