import type { Scenario } from '../scenario/scenario.ts';
import type { Engine } from '../vocabulary/engine.ts';

/** One scenario × one engine, to be run on one cluster. */
export interface Cell {
  /** `<scenario>/<engine>`. */
  readonly id: string;
  readonly scenario: Scenario;
  readonly engine: Engine;
  readonly namespace: string;
  /** When its policies are in force: those of cells of one turn together, turns one after another. From 0. */
  readonly turn: number;
}
