import type { Results } from '../../../harness/vocabulary/results.ts';
import { formatDuration } from '../../../harness/text/format-duration.ts';
import { formatCount } from './format-count.ts';

/** What ran, on what, where, when; named facts in the order of what a reader asks first. */
export function describeRun({ run, summary }: Results): readonly (readonly [name: string, value: string])[] {
  const { chart, cluster, shard } = run;
  return [
    ['Chart', [...new Set([chart.name, chart.version])].join(' ')],
    ['CNI', cluster.cni],
    ['Cluster', [cluster.name, ...kubernetesOf(cluster.details), ...familyOf(cluster.details)].join(', ')],
    ['Started', run.startedAt.replace('T', ' ').replace(/(:\d\d)\.?\d*Z$/, '$1 UTC')],
    ['Took', formatMinutes(run.durationMs)],
    ['Probes', formatCount(summary.probes)],
    ['Run', `${run.id}${shard === undefined ? '' : `, shard ${String(shard.index)} of ${String(shard.of)}`}`],
    ['Chart digest', chart.digest.slice(0, 'sha256:'.length + 12)],
  ];
}

function kubernetesOf(details: Readonly<Record<string, string>>): readonly string[] {
  const version = details['kubernetes'];
  return version === undefined ? [] : [`Kubernetes ${version}`];
}

function familyOf(details: Readonly<Record<string, string>>): readonly string[] {
  const family = details['ip family'];
  return family === undefined ? [] : [family.replace(/^ip/, 'IP')];
}

const secondMs = 1000;
const minuteMs = 60_000;

function formatMinutes(durationMs: number): string {
  if (durationMs < minuteMs) return formatDuration(durationMs);
  const seconds = Math.round(durationMs / secondMs);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}
