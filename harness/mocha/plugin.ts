import { embeddedCluster } from '../../clusters/embedded/cluster.ts';
import { defaultChart } from '../cli/default-chart.ts';
import { planCells } from '../plan/plan-cells.ts';
import { newRunId } from '../run/new-run-id.ts';
import { run } from '../run/run.ts';
import { keepGathered } from '../scenario/gathered.ts';
import { registeredScenarios } from '../scenario/registered.ts';
import { engines } from '../vocabulary/engine.ts';

/**
 * Mocha's global setup: probes the cells of every loaded scenario that `--grep` leaves a test of, all in one batch. The
 * tests then only assert what was gathered.
 */
export async function mochaGlobalSetup(this: Mocha.Runner): Promise<void> {
  const scenarios = registeredScenarios();
  if (scenarios.length === 0) return;
  const titles = selectedTitles(this);
  const runId = newRunId();
  const cells = planCells(scenarios, runId, {
    engines,
    matches: ({ scenario, engine }) => titles.has(`${scenario.id}: ${scenario.title} ${engine}`),
  });
  if (cells.length === 0) return;
  keepGathered(
    await run({
      runId,
      cells,
      cluster: embeddedCluster,
      chart: defaultChart,
      baseValues: [],
      repeatFlags: [],
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }),
  );
}

/** The full titles of the suites that hold a test to be run; a cell's suite is `<scenario>: <title> <engine>`. */
function selectedTitles(runner: Mocha.Runner): ReadonlySet<string> {
  const cells = runner.suite.suites.flatMap((scenario) => scenario.suites);
  return new Set(cells.filter((cell) => runner.grepTotal(cell) > 0).map((cell) => cell.fullTitle()));
}
