import assert from 'node:assert/strict';

/** One sample of an exposition. */
export interface ParsedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const metadata = new RegExp(`^# (?<kind>HELP|TYPE|UNIT) (?<family>${name}) (?<text>.*)$`);
const sample = new RegExp(`^(?<name>${name})(?:\\{(?<labels>${label}(?:,${label})*)\\})? (?<value>-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`);

/**
 * Read an exposition by the grammar of OpenMetrics 1.0, as far as gauges and histograms go, and check what the grammar can't
 * say: families are not interleaved, no sample comes twice, units end names, buckets count up to the number of values.
 */
export function parseMetrics(text: string): readonly ParsedSample[] {
  assert.ok(text.endsWith('\n# EOF\n') || text === '# EOF\n');
  const families = new Map<string, string>();
  let family = '';
  const samples = text
    .split('\n')
    .slice(0, -2)
    .flatMap((line) => {
      const { kind, family: named = '', text: value = '' } = metadata.exec(line)?.groups ?? {};
      if (kind !== undefined) {
        if (named !== family) assert.ok(!families.has(named), `${named} is interleaved`);
        family = named;
        if (kind === 'TYPE') families.set(named, value);
        if (kind === 'UNIT') assert.ok(named.endsWith(`_${value}`), line);
        if (kind === 'HELP') assert.match(value, /^(?:[^\\]|\\[\\n"])*$/);
        return [];
      }
      const found = sample.exec(line)?.groups ?? assert.fail(`no line of an exposition: ${line}`);
      assert.match(
        found['name'] ?? '',
        families.get(family) === 'histogram' ? new RegExp(`^${family}_(?:bucket|sum|count)$`) : new RegExp(`^${family}$`),
      );
      return [{ name: found['name'] ?? '', labels: parseLabels(found['labels'] ?? ''), value: Number(found['value']) }];
    });
  const keys = samples.map((each) => JSON.stringify([each.name, Object.entries(each.labels).toSorted()]));
  assert.equal(new Set(keys).size, keys.length, 'a sample comes twice');
  checkHistograms(samples);
  return samples;
}

function parseLabels(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([a-zA-Z0-9_]+)="((?:[^"\\]|\\.)*)"/g)];
  return Object.fromEntries(
    pairs.map(([, key = '', value = '']) => [
      key,
      value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character)),
    ]),
  );
}

function checkHistograms(samples: readonly ParsedSample[]): void {
  for (const count of samples.filter(({ name: each }) => each.endsWith('_count'))) {
    const series = JSON.stringify(count.labels);
    const buckets = samples.filter(
      ({ name: each, labels: { le, ...labels } }) =>
        each === count.name.replace(/_count$/, '_bucket') && le !== undefined && JSON.stringify(labels) === series,
    );
    const values = buckets.map(({ value }) => value);
    assert.deepEqual(
      values,
      values.toSorted((a, b) => a - b),
    );
    assert.equal(buckets.at(-1)?.labels['le'], '+Inf');
    assert.equal(values.at(-1), count.value);
    assert.ok(
      samples.some(({ name: each, labels }) => each === count.name.replace(/_count$/, '_sum') && JSON.stringify(labels) === series),
    );
  }
}
