import { z } from 'zod';
import { parseYaml } from '../../text/parse-yaml.ts';
import type { SourceInfo } from '../../vocabulary/source-info.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { digestFiles } from './digest-files.ts';
import type { Helm } from './find-helm.ts';
import { openChart } from './open-chart.ts';
import { runHelm } from './run-helm.ts';

const chartSchema = z.object({ name: z.string(), version: z.string() });

/** Which chart to describe. */
export interface DescribeChartOptions {
  readonly helm: Helm;
  /** A chart's folder, a `.tgz` file, or `oci://…`. */
  readonly chart: string;
  readonly signal?: AbortSignal;
}

/**
 * Name, version and digest of a chart. The digest is over the sorted paths and the contents of a folder's files, or over
 * an archive's bytes (a chart in a registry is fetched for it).
 * @throws UserError where it is no chart
 */
export async function describeChart({ helm, chart, signal }: DescribeChartOptions): Promise<SourceInfo> {
  await using local = await openChart({ helm, chart, ...(signal && { signal }) });
  const args = ['show', 'chart', '--', local.path];
  const shown = await runHelm({ helm, args, failure: `chart ${chart} cannot be read`, ...(signal && { signal }) });
  const checked = chartSchema.safeParse(parseYaml(shown));
  if (!checked.success) throw new UserError(`chart ${chart}: its Chart.yaml has no name or no version`, 2);
  const digest = await digestFiles(local.path);
  return { kind: 'chart', path: chart, ...checked.data, digest, tool: `helm ${helm.version}`, valuesFiles: [], leftOut: [] };
}
