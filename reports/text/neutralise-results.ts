import type { Results } from '../../harness/vocabulary/results.ts';
import { neutralise } from '../../harness/text/neutralise.ts';

/** Fields that hold sentences, which may have several lines. Everywhere else a line end would forge a line of the report. */
const prose = new Set(['reason', 'problem', 'text', 'because', 'detail', 'yaml']);

/** Results in which no string and no key holds a control character. See {@link neutralise}. */
export function neutraliseResults(results: Results): Results {
  return neutraliseAll(results);
}

/** The same for whatever is made from results. */
export function neutraliseAll<Value>(value: Value): Value {
  // Strings become strings and everything else stays as it is, so the shape is the same.
  return neutraliseValue(value, '') as Value;
}

function neutraliseValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') return neutralise(value, prose.has(key) ? 'keep' : 'show');
  if (Array.isArray(value)) return value.map((item: unknown) => neutraliseValue(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [neutralise(name, 'show'), neutraliseValue(item, name)]));
}
