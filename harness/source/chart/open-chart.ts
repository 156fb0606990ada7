import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../vocabulary/user-error.ts';
import type { Helm } from './find-helm.ts';
import { locateChart } from './locate-chart.ts';
import { runHelm } from './run-helm.ts';

/** A chart on this machine. Disposing it removes what was fetched. */
export interface OpenedChart extends AsyncDisposable {
  /** A folder or a `.tgz` file. */
  readonly path: string;
}

/** Which chart to open. */
export interface OpenChartOptions {
  readonly helm: Helm;
  /** A chart's folder, a `.tgz` file, or `oci://…` with an optional `:<version>`. */
  readonly chart: string;
  readonly signal?: AbortSignal;
}

/**
 * Fetch a chart from its registry once, so that rendering it a hundred times does not. A chart on this machine stays where it is.
 * @throws UserError where it does not exist or cannot be fetched
 */
export async function openChart({ helm, chart, signal }: OpenChartOptions): Promise<OpenedChart> {
  if ((await locateChart(chart)) !== 'oci') return { path: chart, [Symbol.asyncDispose]: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-chart-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await runHelm({
      helm,
      args: ['pull', `--destination=${folder}`, '--', chart],
      failure: `chart ${chart} cannot be fetched`,
      ...(signal && { signal }),
    });
    const [archive] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    if (archive === undefined) throw new UserError(`chart ${chart} cannot be fetched: helm pull wrote no archive`, 2);
    return { path: join(folder, archive), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
