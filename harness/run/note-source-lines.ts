import { markChart } from '../source/lines/marked-chart.ts';
import { tracePolicies } from '../source/lines/trace-policies.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { locateChart } from '../source/chart/locate-chart.ts';
import { renderChart } from '../source/chart/render-chart.ts';
import { apiVersionsOf } from './api-versions-of.ts';
import { buildCell } from './build-cell.ts';
import { release } from './release.ts';
import { releasePolicies } from './release-policies.ts';
import type { RenderContext } from './render-cell.ts';
import type { CellProgress, RunRecord } from './run-record.ts';

type Traceable = Exclude<CellProgress, { kind: 'planned' }>;

/**
 * Note where in the chart's templates the policies of cells that are not ok were written, so that reports can point there. It
 * takes a second rendering, which a run where all is well does not need. An archive has no file to point at.
 */
export async function noteSourceLines(record: RunRecord, context: RenderContext): Promise<void> {
  const { chart, signal } = context;
  const cells = [...record.cells.values()].filter(isTraceable).filter((progress) => isNotable(progress, record));
  if (cells.length === 0 || signal.aborted || (await locateChart(chart)) !== 'directory') return;
  await using full = await markChart(chart, 'objects and maps');
  await using plain = await markChart(chart, 'objects');
  const copies = [full.path, plain.path];
  for (const progress of cells) {
    const policies = progress.policies.filter(({ file }) => file.startsWith('templates/'));
    const marked = copies.map((copy) => () => renderPolicies(progress, copy, context));
    record.sourceLines.set(progress.cell.id, await tracePolicies({ chart, policies, marked }));
  }
}

function isTraceable(progress: CellProgress): progress is Traceable {
  return progress.kind !== 'planned' && progress.policies.length > 0;
}

function isNotable(progress: Traceable, record: RunRecord): boolean {
  const { outcome } = buildCell(progress, record);
  return outcome !== 'ok' && outcome !== 'skipped';
}

async function renderPolicies({ cell, values }: Traceable, chart: string, { helm, signal }: RenderContext): Promise<readonly Manifest[]> {
  const { manifests } = await renderChart({
    helm,
    chart,
    release,
    namespace: cell.namespace,
    apiVersions: apiVersionsOf(cell.engine),
    values,
    signal,
  });
  return releasePolicies(manifests, cell.namespace);
}
