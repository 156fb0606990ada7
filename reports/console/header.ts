import { wrapText } from '../../harness/text/wrap-text.ts';
import type { Page } from './page.ts';

const label = 9;

/** What ran, on what, where. */
export function renderHeader({ results: { run }, paint, width }: Page): readonly string[] {
  const { tool, chart, cluster, shard } = run;
  const details = Object.entries(cluster.details).map(([name, value]) => `${name} ${value}`);
  const started = run.startedAt.replace(/\.\d+Z$/, 'Z');
  const facts = [
    ['run', `${run.id}, ${started}${shard === undefined ? '' : `, shard ${String(shard.index)} of ${String(shard.of)}`}`],
    ['chart', `${chart.name} ${chart.version} (${chart.path}), ${chart.digest.slice(0, 'sha256:'.length + 12)}, helm ${chart.helm}`],
    ['cluster', [`${cluster.name}, ${cluster.cni}`, ...details].join(', ')],
  ] as const;
  return [
    paint.bold(`${tool.name} ${tool.version}`),
    ...facts.flatMap(([name, value]) =>
      wrapText(value, width - label).map((line, index) => `${paint.dim((index === 0 ? name : '').padEnd(label))}${line}`),
    ),
  ];
}
