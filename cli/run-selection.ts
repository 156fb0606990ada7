import type { Scenario } from '../harness/scenario/scenario.ts';
import { newRunId } from '../harness/run/new-run-id.ts';
import { run } from '../harness/run/run.ts';
import type { RunRequest } from '../harness/run/run-request.ts';
import type { Results } from '../harness/vocabulary/results.ts';
import { addControls } from './add-controls.ts';
import { chooseCluster } from './commands/clusters.ts';
import { defaultChart } from './default-chart.ts';
import { firstSuite } from './first-suite.ts';
import type { OptionsOf } from './flags/commands.ts';
import { loadScenarios } from './load-scenarios.ts';
import { selectCells } from './select-cells.ts';

/** What a run is asked for, but for what becomes of its results. */
export type SelectionOptions = Omit<OptionsOf<'run'>, 'list' | 'reporter' | 'out' | 'values'>;

/** The parts of a run that its caller brings. */
export type RunSurroundings = Pick<RunRequest, 'baseValues' | 'repeatFlags' | 'signal' | 'onProgress' | 'beforeCleanUp'>;

/**
 * Run the selected cells of the catalogue on the chosen cluster, with a control where the selection denies nothing.
 * @throws UserError (3) for a selection that can't be, before anything is started
 */
export async function runSelection(options: SelectionOptions, surroundings: RunSurroundings): Promise<Results> {
  const { chart = defaultChart, shard } = options;
  const runId = newRunId();
  const catalogue = await loadScenarios(options['scenario-file']);
  const cells = addControls(selectCells(catalogue, runId, options), catalogue, runId);
  const cluster = await chooseCluster(options);
  const selection = isWhole(catalogue, options, runId) ? 'catalogue' : 'part';
  return run({ ...surroundings, runId, cells, suite: firstSuite, cluster, chart, selection, ...(shard === undefined ? {} : { shard }) });
}

/** Whether nothing but a shard was chosen. */
function isWhole(catalogue: readonly Scenario[], options: SelectionOptions, runId: string): boolean {
  const all = catalogue.reduce((sum, { engines }) => sum + engines.length, 0);
  return selectCells(catalogue, runId, { ...options, shard: undefined }).length === all;
}
