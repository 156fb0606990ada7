import type { CellSpec } from '../suite/cell-spec.ts';

/** One scenario × one engine, to be run on one cluster. */
export interface Cell {
  /** `<scenario>/<engine>`. */
  readonly id: string;
  readonly spec: CellSpec;
  /** The namespace that its source is released in. */
  readonly namespace: string;
  /** When its policies are in force: those of cells of one turn together, turns one after another. From 0. */
  readonly turn: number;
}
