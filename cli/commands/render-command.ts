import { stringify } from 'yaml';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import { externals } from '../../harness/cast/externals.ts';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import { Renderings } from '../../harness/run/renderings.ts';
import { renderCell } from '../../harness/run/render-cell.ts';
import { type ExitCode, UserError } from '../../harness/vocabulary/user-error.ts';
import { defaultChart } from '../default-chart.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { watchInterruption } from '../interruption.ts';
import { loadScenarios } from '../load-scenarios.ts';
import { readValuesFile } from '../read-values-file.ts';
import { oneCell } from './one-cell.ts';

const runId = 'render';

/** `conformance render`: the policy objects of one cell as YAML, with the values they come from. */
export async function renderCommand(options: OptionsOf<'render'>): Promise<ExitCode> {
  using interruption = watchInterruption();
  const { signal } = interruption;
  await using running = await predictCluster.start({ runId, externals: Object.values(externals), apiserverListeners: [], signal });
  const cell = oneCell(await loadScenarios(options['scenario-file']), options.scenario, options.engine, runId);
  const rendered = await renderCell(cell, {
    runId,
    chart: options.chart ?? defaultChart,
    baseValues: await Promise.all(options.values.map(readValuesFile)),
    signal,
    helm: await findHelm({ signal }),
    sites: running.sites,
    renderings: new Renderings(),
  });
  if (rendered.kind === 'stopped') throw new UserError(rendered.reason, 2);
  process.stdout.write(`# values\n${comment(stringify(rendered.values))}`);
  for (const sentence of rendered.leftOut ?? []) process.stdout.write(`# ${neutralise(sentence, 'show')}\n`);
  for (const { file, object } of rendered.policies) {
    // A chart names its templates.
    process.stdout.write(`---\n# ${neutralise(file, 'show')}\n${stringify(object)}`);
  }
  return 0;
}

function comment(text: string): string {
  return text.replace(/^(?=.)/gm, '# ');
}
