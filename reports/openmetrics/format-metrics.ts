import type { Metric, Sample } from './metric.ts';

const prefix = 'netpol_conformance_';

/**
 * Metrics as text. Source: OpenMetrics 1.0, "Text format"; what it has in common with Prometheus's text format 0.0.4, which the
 * textfile collector reads (`# EOF` and `# UNIT` are comments there).
 */
export function formatMetrics(metrics: readonly Metric[]): string {
  return `${metrics
    .filter(({ samples }) => samples.length > 0)
    .map(formatMetric)
    .join('')}# EOF\n`;
}

function formatMetric({ name, type, help, unit, samples }: Metric): string {
  const family = `${prefix}${name}`;
  const lines = [
    `# HELP ${family} ${escapeText(help)}`,
    `# TYPE ${family} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${family} ${unit}`]),
    ...samples.map((sample) => formatSample(family, sample)),
  ];
  return `${lines.join('\n')}\n`;
}

function formatSample(family: string, { suffix, labels, value }: Sample): string {
  const list = Object.entries(labels).map(([name, text]) => `${name}="${escapeText(text)}"`);
  return `${family}${suffix ?? ''}${list.length === 0 ? '' : `{${list.join(',')}}`} ${String(value)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
