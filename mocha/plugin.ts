import { embeddedCluster } from '../clusters/embedded/cluster.ts';
import { defaultChart } from '../cli/default-chart.ts';
import { firstSuite } from '../cli/first-suite.ts';
import { newRunId } from '../harness/run/new-run-id.ts';
import { run } from '../harness/run/run.ts';
import { keepGathered } from '../harness/scenario/gathered.ts';
import { registeredScenarios } from '../harness/scenario/registered.ts';
import { selectedCells } from './selected-cells.ts';

/**
 * Mocha's global setup: probes the cells of every loaded scenario that `--grep` leaves a test of, all in one batch. The
 * tests then only assert what was gathered.
 */
export async function mochaGlobalSetup(this: Mocha.Runner): Promise<void> {
  const runId = newRunId();
  const cells = selectedCells(this, registeredScenarios(), runId);
  if (cells.length === 0) return;
  keepGathered(
    await run({
      runId,
      cells,
      suite: firstSuite,
      cluster: embeddedCluster,
      chart: defaultChart,
      baseValues: [],
      repeatFlags: [],
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }),
  );
}
