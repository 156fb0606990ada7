import type { Results } from '../../../harness/vocabulary/results.ts';
import { shortDigest } from '../../../harness/vocabulary/name-source.ts';
import { sourceNoun } from '../../view/source-words.ts';
import { formatDuration } from '../../../harness/text/format-duration.ts';
import { formatCount } from './format-count.ts';

/** What ran, on what, where, when; named facts in the order of what a reader asks first. */
export function describeRun({ run, summary }: Results): readonly (readonly [name: string, value: string])[] {
  const { source, cluster, shard } = run;
  const noun = sourceNoun(source.kind);
  return [
    [`${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`, [...new Set([source.name, source.version ?? ''])].join(' ').trimEnd()],
    ['CNI', cluster.cni],
    ['Cluster', [cluster.name, ...kubernetesOf(cluster.details), ...familyOf(cluster.details)].join(', ')],
    ['Started', run.startedAt.replace('T', ' ').replace(/(:\d\d)\.?\d*Z$/, '$1 UTC')],
    ['Took', formatMinutes(run.durationMs)],
    ['Probes', formatCount(summary.probes)],
    ['Run', `${run.id}${shard === undefined ? '' : `, shard ${String(shard.index)} of ${String(shard.of)}`}`],
    ['Digest', shortDigest(source.digest)],
    ...(source.valuesFiles.length === 0 ? [] : [['Values', source.valuesFiles.join(', ')] as const]),
    ...(source.leftOut.length === 0
      ? []
      : [['Left out', source.leftOut.map(({ path, reason }) => `${path} (${reason})`).join('; ')] as const]),
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
