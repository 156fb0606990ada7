import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import { printTrend } from '../../../reports/trend/print-trend.ts';
import type { Trend } from '../../../reports/trend/trend.ts';
import { writeTrend } from '../../../reports/trend/write-trend.ts';
import { assertGolden } from '../assert-golden.ts';

function trendOf(count: number): Trend {
  const outcomes = Array.from({ length: count }, (_, index): Outcome => (index % 3 === 0 ? 'failed' : 'ok'));
  const source = { name: 'stageset-controller', version: '0.1.0', digest: 'sha256:0123456789abcdef0123' };
  const runs = outcomes.map((outcome, index) => ({
    id: `run${String(index)}`,
    startedAt: `2026-08-${String((index % 28) + 1).padStart(2, '0')}T02:00:00.000Z`,
    source,
    outcome,
    file: 'results.json',
  }));
  return {
    legs: [
      {
        leg: 'cilium · kind · Kubernetes v1.34.4',
        runs,
        claims: [
          { claim: 'row-metrics', outcomes, firstBad: 3, state: 'bad' },
          { claim: 'default-deny', outcomes: outcomes.map(() => 'ok'), state: 'good' },
          { claim: 'egress-dns', outcomes: [undefined, ...outcomes.slice(1)], firstBad: 1, state: 'good' },
        ],
        flaky: [{ cell: 'row-metrics/cilium', flow: 'prometheus→controller:8080/TCP', changes: 4, pairs: 6, outcomes }],
      },
      { leg: 'nftables · embedded', runs: runs.slice(0, 1), claims: [], flaky: [] },
    ],
  };
}

describe('showing a trend', () => {
  it('is the golden text, and the golden Markdown', async () => {
    await assertGolden(new URL('../golden/trend.txt', import.meta.url), printTrend(trendOf(7), { width: 100, colours: 'off' }));
    await assertGolden(new URL('../golden/trend.md', import.meta.url), writeTrend(trendOf(7)));
  });

  it('keeps to every width, with any number of runs; colours change nothing but colours', () => {
    for (const width of [60, 80, 120, 200]) {
      const text = printTrend(trendOf(300), { width, colours: 'off' });
      for (const line of text.split('\n')) assert.ok(line.length <= width, `${String(width)}: ${line}`);
      assert.equal(stripVTControlCharacters(printTrend(trendOf(300), { width, colours: 'on' })), text);
    }
  });
});
