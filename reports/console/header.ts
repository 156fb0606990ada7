import { wrapText } from '../../harness/text/wrap-text.ts';
import { nameWithVersion, shortDigest } from '../../harness/vocabulary/name-source.ts';
import type { Page } from './page.ts';

const gap = 2;

/** What ran, on what, where. */
export function renderHeader({ results: { run }, paint, width }: Page): readonly string[] {
  const { tool, source, cluster, shard } = run;
  const details = Object.entries(cluster.details).map(([name, value]) => `${name} ${value}`);
  const started = run.startedAt.replace(/\.\d+Z$/, 'Z');
  const facts = [
    ['run', `${run.id}, ${started}${shard === undefined ? '' : `, shard ${String(shard.index)} of ${String(shard.of)}`}`],
    [
      source.kind,
      `${nameWithVersion(source)} (${source.path}), ${[shortDigest(source.digest), source.tool].filter((word) => word !== undefined).join(', ')}`,
    ],
    ...(source.valuesFiles.length === 0 ? [] : [['values', source.valuesFiles.join(', ')] as const]),
    ...(source.leftOut.length === 0
      ? []
      : [['left out', source.leftOut.map(({ path, reason }) => `${path} (${reason})`).join('; ')] as const]),
    ['cluster', [`${cluster.name}, ${cluster.cni}`, ...details].join(', ')],
  ] as const;
  const label = Math.max(...facts.map(([name]) => name.length)) + gap;
  return [
    paint.bold(`${tool.name} ${tool.version}`),
    ...facts.flatMap(([name, value]) =>
      wrapText(value, width - label).map((line, index) => `${paint.dim((index === 0 ? name : '').padEnd(label))}${line}`),
    ),
  ];
}
