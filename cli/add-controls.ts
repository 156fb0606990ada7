import type { Cell } from '../harness/plan/cell.ts';
import { newCell } from '../harness/plan/new-cell.ts';
import type { Scenario } from '../harness/scenario/scenario.ts';
import type { ClaimId } from '../harness/scenario/claims.ts';

/** The claim whose scenario stands in where a selection denies nothing. */
const controlClaim: ClaimId = 'closed-otherwise';

/**
 * Add a cell that must deny something for each engine of a selection that holds none: without a denial nothing shows that
 * the cluster enforces policies at all.
 */
export function addControls(cells: readonly Cell[], catalogue: readonly Scenario[], runId: string): readonly Cell[] {
  const proven = new Set(cells.filter(deniesSomething).map(({ engine }) => engine));
  const missing = new Set(cells.map(({ engine }) => engine).filter((engine) => !proven.has(engine)));
  const control = catalogue.find(({ claim }) => claim === controlClaim);
  if (control === undefined) return cells;
  const added = control.engines.filter((engine) => missing.has(engine)).map((engine) => newCell(control, engine, runId));
  return [...cells, ...added];
}

function deniesSomething({ scenario, engine }: Cell): boolean {
  return scenario.expect(engine).some(({ verdict }) => verdict === 'denied');
}
