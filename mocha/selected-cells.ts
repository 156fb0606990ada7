import type { Cell } from '../harness/plan/cell.ts';
import { planCells } from '../harness/plan/plan-cells.ts';
import type { Scenario } from '../harness/scenario/scenario.ts';
import { engines } from '../harness/vocabulary/engine.ts';

/** The cells of scenarios that `--grep` leaves a test of. */
export function selectedCells(runner: Mocha.Runner, scenarios: readonly Scenario[], runId: string): readonly Cell[] {
  const titles = selectedTitles(runner);
  return planCells(scenarios, runId, {
    engines,
    matches: ({ scenario, engine }) => titles.has(`${scenario.id}: ${scenario.title} ${engine}`),
  });
}

/** The full titles of the suites that hold a test to be run; a cell's suite is `<scenario>: <title> <engine>`. */
function selectedTitles(runner: Mocha.Runner): ReadonlySet<string> {
  const cells = runner.suite.suites.flatMap((scenario) => scenario.suites);
  return new Set(cells.filter((cell) => runner.grepTotal(cell) > 0).map((cell) => cell.fullTitle()));
}
