import pc from 'picocolors';
import { neutralise } from '../../harness/text/neutralise.ts';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import { externals } from '../../harness/cast/externals.ts';
import { explainFlow } from '../explain/explain-flow.ts';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import { explainPrediction } from '../../harness/policy/evaluate/explain-prediction.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { defaultChart } from '../default-chart.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { watchInterruption } from '../interruption.ts';
import { loadScenarios } from '../load-scenarios.ts';
import { readValuesFile } from '../read-values-file.ts';
import { oneCell } from './one-cell.ts';

/** A fixed id, so that the same question has the same answer to the letter. */
const runId = 'explain';

/** `conformance explain`: the verdict of one flow and the chain of tiers, policies and rules that led to it. */
export async function explainCommand(options: OptionsOf<'explain'>): Promise<ExitCode> {
  using interruption = watchInterruption();
  const { signal } = interruption;
  const cell = oneCell(await loadScenarios(options['scenario-file']), options.scenario, options.engine, runId);
  const { from, to, family, name } = options;
  await using running = await predictCluster.start({ runId, externals: Object.values(externals), apiserverListeners: [], signal });
  const { flow, prediction } = await explainFlow(
    {
      runId,
      chart: options.chart ?? defaultChart,
      baseValues: await Promise.all(options.values.map(readValuesFile)),
      signal,
      helm: await findHelm({ signal }),
      cell,
      from,
      to,
      family,
      ...(name === undefined ? {} : { name }),
    },
    running,
  );
  const paint = prediction.verdict === 'allowed' ? pc.green : pc.red;
  process.stdout.write(
    `${pc.bold(`${from} → ${to.endpoint}:${String(flow.port)}/${flow.protocol}`)} under ${cell.engine}, scenario ${cell.scenario.id}: ${paint(pc.bold(prediction.verdict))}\n`,
  );
  process.stdout.write(`${neutralise(explainPrediction(prediction), 'keep')}\n`);
  return 0;
}
