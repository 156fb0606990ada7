import type { CellSpec } from '../suite/cell-spec.ts';
import type { Cell } from './cell.ts';
import { cellNamespace, engineCodes } from './names.ts';

/** The cells of specifications, each in a namespace of its own. @param engines all of the suite's, in order */
export function planCells(specs: readonly CellSpec[], engines: readonly string[], runId: string): readonly Cell[] {
  const codes = engineCodes(engines);
  return specs.map((spec) => ({
    id: spec.id,
    spec,
    namespace: cellNamespace(runId, spec.scenario, codes.get(spec.engine) ?? spec.engine),
    turn: 0,
  }));
}
