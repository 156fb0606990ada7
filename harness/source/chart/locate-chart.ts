import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../vocabulary/user-error.ts';

/** What a chart's path stands for. */
export type ChartKind = 'directory' | 'archive' | 'oci';

/**
 * Tell what kind of chart a path or an `oci://` reference is, before helm is asked: its own words for a path that does not exist are
 * about repositories.
 * @throws UserError where the path does not exist or is no chart
 */
export async function locateChart(chart: string): Promise<ChartKind> {
  if (chart.startsWith('oci://')) return 'oci';
  const found = await stat(chart).catch(() => undefined);
  if (found === undefined) throw new UserError(`chart ${chart} does not exist; name a chart's folder, a .tgz file, or oci://…`, 2);
  if (found.isFile()) return 'archive';
  if ((await stat(join(chart, 'Chart.yaml')).catch(() => undefined)) === undefined) {
    throw new UserError(`chart ${chart} has no Chart.yaml; name a chart's folder, a .tgz file, or oci://…`, 2);
  }
  return 'directory';
}
