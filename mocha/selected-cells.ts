import type { CellSpec } from '../harness/suite/cell-spec.ts';
import { specifyAll } from '../harness/suite/specify.ts';
import type { Suite } from '../harness/suite/suite.ts';

/** The cells of a suite that `--grep` leaves a test of. */
export function selectedCells(runner: Mocha.Runner, suite: Pick<Suite, 'engines' | 'scenarios'>): readonly CellSpec[] {
  const titles = selectedTitles(runner);
  return specifyAll(suite).filter(({ scenario, title, engine }) => titles.has(`${scenario}: ${title} ${engine}`));
}

/** The full titles of the suites that hold a test to be run; a cell's suite is `<scenario>: <title> <engine>`. */
function selectedTitles(runner: Mocha.Runner): ReadonlySet<string> {
  const cells = runner.suite.suites.flatMap((scenario) => scenario.suites);
  return new Set(cells.filter((cell) => runner.grepTotal(cell) > 0).map((cell) => cell.fullTitle()));
}
