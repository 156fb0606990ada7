import assert from 'node:assert/strict';
import { formatLabelSelector } from '../../harness/selector/format-label-selector.ts';
import type { LabelSelector } from '../../harness/selector/label-selector.ts';
import { matchesLabels } from '../../harness/selector/matches-labels.ts';

type Labels = Readonly<Record<string, string>>;

const expression = (key: string, operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist', ...values: readonly string[]): LabelSelector => ({
  matchExpressions: [{ key, operator, ...(values.length === 0 ? {} : { values }) }],
});

/** Kubernetes documentation, "Labels and Selectors", "Set-based requirement". */
const cases: readonly (readonly [LabelSelector, string, readonly Labels[], readonly Labels[]])[] = [
  [{}, 'all', [{}, { a: '1' }], []],
  [{ matchLabels: { a: '1' } }, 'a=1', [{ a: '1' }, { a: '1', b: '2' }], [{}, { a: '2' }, { b: '1' }]],
  [{ matchLabels: { a: '1', b: '2' } }, 'a=1,b=2', [{ a: '1', b: '2' }], [{ a: '1' }, { b: '2' }]],
  [expression('a', 'In', '1', '2'), 'a in (1,2)', [{ a: '1' }, { a: '2' }], [{}, { a: '3' }, { b: '1' }]],
  [expression('a', 'In'), 'a in ()', [], [{}, { a: '1' }]],
  [expression('a', 'NotIn', '1', '2'), 'a notin (1,2)', [{}, { a: '3' }, { b: '1' }], [{ a: '1' }, { a: '2' }]],
  [expression('a', 'Exists'), 'a', [{ a: '' }, { a: '1' }], [{}, { b: '1' }]],
  [expression('a', 'DoesNotExist'), '!a', [{}, { b: '1' }], [{ a: '' }, { a: '1' }]],
  [{ matchLabels: { b: '2' }, ...expression('a', 'Exists') }, 'b=2,a', [{ a: '1', b: '2' }], [{ a: '1' }, { b: '2' }]],
  [expression('toString', 'Exists'), 'toString', [{ toString: '1' }], [{}]],
];

describe('a label selector', () => {
  for (const [selector, text, matching, others] of cases) {
    it(text, () => {
      assert.equal(formatLabelSelector(selector), text);
      for (const labels of matching) assert.equal(matchesLabels(selector, labels), true, JSON.stringify(labels));
      for (const labels of others) assert.equal(matchesLabels(selector, labels), false, JSON.stringify(labels));
    });
  }
});
