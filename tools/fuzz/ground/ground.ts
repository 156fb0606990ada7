import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { Prediction } from '../../../harness/vocabulary/prediction.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { PolicyObject } from '../objects/policy-object.ts';
import type { FuzzWorld } from '../world/fuzz-world.ts';

/** Where worlds get addresses, and where their flows become packets. */
export interface Ground extends AsyncDisposable {
  /** Worlds that it holds side by side. */
  readonly slots: number;
  readonly settings: EnforcerSettings;
  /** Give a world its place. Pure: the same world in the same slot is the same. @param slot from 0 */
  place(world: FuzzWorld, slot: number): PlacedWorld;
  /** Put the policies of worlds, one a slot, into force in place of all earlier ones, and send the packets of all their flows. */
  observe(worlds: readonly JudgedWorld[]): Promise<Observed>;
  /** Send packets of flows once more, under the policies in force. */
  repeat(flows: readonly FuzzFlow[]): Promise<ReadonlyMap<string, Observation>>;
}

/** A world with addresses. */
export interface PlacedWorld {
  readonly world: World;
  readonly objects: readonly PolicyObject[];
  readonly manifests: readonly Manifest[];
  readonly flows: readonly FuzzFlow[];
}

/** A flow of a world. */
export interface FuzzFlow {
  /** Unique over all slots. */
  readonly id: string;
  readonly flow: Flow;
  /** Absent where no probe sends such packets: the flow is compared between models only. */
  readonly request?: ProbeRequest;
}

/** A world with what the model says of its flows. */
export interface JudgedWorld extends PlacedWorld {
  readonly ruleset: Ruleset;
  /** By flow id. */
  readonly predictions: ReadonlyMap<string, Prediction>;
}

/** What packets said, by flow id. */
export interface Observed {
  readonly observations: ReadonlyMap<string, Observation>;
  /** Flows that the ground cannot send, with the reason. */
  readonly unprobed: ReadonlyMap<string, string>;
  /** What the API said against policies that the model takes, by position of the world; nothing is probed there. */
  readonly refused: ReadonlyMap<number, string>;
  /** Flows whose known deviation explains what was seen: the deviation's id. */
  readonly deviations: ReadonlyMap<string, string>;
  /** Whether a denial names the rule that made it. */
  readonly decisions: 'named' | 'unknown';
}
