import assert from 'node:assert/strict';
import { compareSides, listSides } from '../../../../reports/html/model/compare.ts';
import { createCoverage, isPossible } from '../../../../reports/html/model/coverage.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { createTiming } from '../../../../reports/html/model/timing.ts';
import { buildCell, buildFlow, buildResults } from '../../build-results.ts';
import { greenResults, mixedResults } from '../../sample-results.ts';

const other = buildResults(mixedResults().cells, {
  id: 'other1',
  cluster: { name: 'kind', cni: 'calico', evidence: 'packets', details: {} },
});
const report = createReport({ legs: [greenResults(), other] });

describe('a comparison', () => {
  const [green, mixed] = listSides(report);
  assert.ok(green && mixed);

  it('has each flow of both sides exactly once', () => {
    const compared = compareSides(report, green, mixed);
    const shown = compared.flatMap(({ a, b }) => [a, b]).filter((view) => view !== undefined);
    assert.equal(new Set(shown).size, shown.length);
    assert.equal(shown.length, report.flows.length);
  });

  it('finds no difference of a side from itself', () => {
    assert.ok(compareSides(report, mixed, mixed).every(({ kind }) => kind === 'same'));
  });

  it('is the other way round with the sides changed', () => {
    const count = (kind: string, compared: ReturnType<typeof compareSides>): number => compared.filter((each) => each.kind === kind).length;
    const [there, back] = [compareSides(report, green, mixed), compareSides(report, mixed, green)];
    assert.ok(count('differs', there) > 0);
    assert.equal(count('differs', there), count('differs', back));
    assert.equal(count('only in A', there), count('only in B', back));
  });

  it('can be of two engines of one run', () => {
    const one = createReport({ legs: [greenResults()] });
    const [kubernetes, cilium] = listSides(one);
    assert.ok(kubernetes && cilium);
    const compared = compareSides(one, kubernetes, cilium);
    assert.ok(compared.length > 0 && compared.every(({ kind }) => kind === 'same'));
  });
});

describe('rule coverage', () => {
  const rule = { direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' } as const;
  const policy = {
    ref: 'NetworkPolicy ns/controller',
    file: 'templates/a.yaml',
    yaml: 'spec:\n  ingress:\n    - ports: []\n    - from: []\n    - {}\n',
  };
  const unused = { ...rule, path: 'spec.ingress[1]' };
  const vacuous = { ...rule, path: 'spec.ingress[2]', vacuous: true } as const;
  const cell = buildCell({ policies: [{ ...policy, rules: [rule, unused, vacuous] }], flows: [buildFlow()] });

  it('names the flows of each rule, those without first, and counts no rule that can match nothing', () => {
    const [group, ...others] = createCoverage(createReport({ legs: [buildResults([cell])] }));
    assert.deepEqual(others, []);
    assert.deepEqual([group?.exercised, group?.possible], [1, 2]);
    assert.deepEqual(
      group?.rules.map((each) => [each.use.path, each.flows.length, isPossible(each)]),
      [
        ['spec.ingress[1]', 0, true],
        ['spec.ingress[2]', 0, false],
        ['spec.ingress[0]', 1, true],
      ],
    );
  });
});

describe('time to enforce', () => {
  it('has a row for each engine of each run, with every time inside the axis', () => {
    const { rows, place, ticks } = createTiming(report);
    assert.equal(rows.length, 8);
    for (const { timeMs } of rows.flatMap(({ cells }) => cells)) assert.ok(place(timeMs) >= 0 && place(timeMs) <= 1);
    assert.deepEqual([ticks[0]?.at, ticks.at(-1)?.at], [0, 1]);
  });

  it('is ordered: fastest, median, 95th percentile, slowest', () => {
    for (const { cells, median, p95, slowest } of createTiming(report).rows)
      assert.ok((cells[0]?.timeMs ?? 0) <= median && median <= p95 && p95 <= slowest);
  });

  it('has nothing to show where nothing was enforced', () => {
    assert.deepEqual(createTiming(createReport({ legs: [buildResults([])] })).rows, []);
  });
});
