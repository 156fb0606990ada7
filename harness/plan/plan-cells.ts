import type { Scenario } from '../scenario/scenario.ts';
import type { Engine } from '../vocabulary/engine.ts';
import type { Cell } from './cell.ts';
import { newCell } from './new-cell.ts';

/** Which cells a run is about. */
export interface Selection {
  readonly engines: readonly Engine[];
  /** Keeps the cells for which it holds. */
  readonly matches: (cell: Cell) => boolean;
  /** Every n-th cell, counted from `index` (1 to `of`). */
  readonly shard?: { readonly index: number; readonly of: number };
}

/** The selected cells of the scenarios, in order of declaration, then engine. */
export function planCells(scenarios: readonly Scenario[], runId: string, selection: Selection): readonly Cell[] {
  const cells = scenarios
    .flatMap((scenario) => scenario.engines.map((engine) => newCell(scenario, engine, runId)))
    .filter((cell) => selection.engines.includes(cell.engine) && selection.matches(cell));
  const { shard } = selection;
  return shard === undefined ? cells : cells.filter((_, position) => position % shard.of === shard.index - 1);
}
