import assert from 'node:assert/strict';
import { compareChecks } from '../../../../reports/html/model/compare-checks.ts';
import { compareSides, listSides } from '../../../../reports/html/model/compare.ts';
import { countComparisons, describeComparison } from '../../../../reports/html/model/describe-comparison.ts';
import { createCoverage, isPossible, type RuleView } from '../../../../reports/html/model/coverage.ts';
import { isUnused, pageOfRules } from '../../../../reports/html/model/coverage-page.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { createTiming } from '../../../../reports/html/model/timing.ts';
import { buildCell, buildCheck, buildFlow, buildResults } from '../../build-results.ts';
import { greenResults, mixedResults } from '../../sample-results.ts';
import { manyRules } from '../many-rules.ts';

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
    assert.ok(compareSides(report, mixed, mixed).every(({ kind }) => ['same', 'judged in neither'].includes(kind)));
  });

  it('is the other way round with the sides changed', () => {
    const count = (kind: string, compared: ReturnType<typeof compareSides>): number => compared.filter((each) => each.kind === kind).length;
    const [there, back] = [compareSides(report, green, mixed), compareSides(report, mixed, green)];
    assert.ok(count('differs', there) > 0);
    assert.equal(count('differs', there), count('differs', back));
    assert.equal(count('only in A', there), count('only in B', back));
  });

  it('takes what one side did not judge for no difference, and says how much it is', () => {
    const judged = buildFlow({ id: 'judged' });
    const skipped = buildFlow({ id: 'skipped', outcome: 'skipped', verdict: 'inconclusive' });
    const [here, there] = [buildFlow({ id: 'here' }), buildFlow({ id: 'there' })];
    const a = buildResults([buildCell({ flows: [judged, { ...judged, id: 'skipped' }, here] })]);
    const b = buildResults([buildCell({ flows: [{ ...judged, verdict: 'denied', outcome: 'failed' }, skipped, there] })], other.run);
    const both = createReport({ legs: [a, b] });
    const [first, second] = listSides(both);
    assert.ok(first && second);
    const counts = countComparisons(compareSides(both, first, second));
    assert.deepEqual(counts, { differs: 1, 'only in A': 2, 'only in B': 1, same: 0, 'judged in neither': 0 });
    assert.equal(
      describeComparison(counts, first, second),
      '1 of 1 flows that both judged fare differently under calico, all engines than under nftables, all engines. ' +
        'Judged 2 only under nftables, all engines, and 1 only under calico, all engines.',
    );
  });

  it('has every engine of a side, whatever its name, and compares each with the one engine of the other side', () => {
    const cells = ['kubernetes', 'cilium'] as const;
    const results = buildResults(
      cells.map((engine) => buildCell({ engine, flows: [buildFlow(engine === 'cilium' ? { verdict: 'denied', outcome: 'failed' } : {})] })),
    );
    const named = (cni: string): typeof results => ({ ...results, run: { ...results.run, cluster: { ...results.run.cluster, cni } } });
    const slashed = createReport({ legs: [named('a/b'), named('c/d')] });
    const [ab, cd, ...engines] = listSides(slashed);
    const cilium = engines.find(({ key }) => key === 'c/d/cilium');
    assert.ok(ab && cd && cilium);
    assert.deepEqual(countComparisons(compareSides(slashed, ab, cd)).same, 2);
    const mixed = compareSides(slashed, ab, cilium);
    assert.deepEqual(
      mixed.map(({ kind, a, b }) => [kind, a?.cell.engine, b?.cell.engine]),
      [
        ['differs', 'kubernetes', 'cilium'],
        ['same', 'cilium', 'cilium'],
      ],
    );
  });

  it('names the checks that differ', () => {
    const withCheck = (outcome: 'ok' | 'failed' | 'skipped'): ReturnType<typeof buildResults> =>
      buildResults([buildCell({ checks: [buildCheck({ outcome }), buildCheck({ id: 'alike' })] })], outcome === 'ok' ? {} : other.run);
    const differences = (outcome: 'failed' | 'skipped'): readonly unknown[] => {
      const both = createReport({ legs: [withCheck('ok'), withCheck(outcome)] });
      const [first, second] = listSides(both);
      assert.ok(first && second);
      return compareChecks(both, first, second).map(({ id, a, b }) => [id, a.outcome, b.outcome]);
    };
    assert.deepEqual(differences('failed'), [['same-bytes', 'ok', 'failed']]);
    assert.deepEqual(differences('skipped'), []);
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

describe('the pages of the rule coverage', () => {
  const groups = createCoverage(createReport({ legs: [manyRules(330)] }));
  const shownOn = (filter: Parameters<typeof pageOfRules>[1]): readonly RuleView[] => {
    const { pages } = pageOfRules(groups, filter).page;
    return Array.from({ length: pages }, (_, index) => pageOfRules(groups, { ...filter, page: String(index + 1) })).flatMap((page) =>
      page.groups.flatMap(({ rules }) => rules),
    );
  };

  it('show every rule exactly once', () => {
    const rules = groups.flatMap((group) => group.rules);
    assert.equal(rules.length, 330);
    assert.deepEqual(shownOn({}), rules);
  });

  it('show what the filter asks for, with the counts of the whole group', () => {
    const unused = shownOn({ rules: 'unused', engine: 'cilium' });
    assert.ok(unused.length > 50 && unused.every((rule) => isUnused(rule) && rule.use.engine === 'cilium'));
    for (const { engine, exercised, possible } of pageOfRules(groups, { rules: 'unused' }).groups) {
      const whole = groups.find((group) => group.engine === engine);
      assert.deepEqual([exercised, possible], [whole?.exercised, whole?.possible]);
    }
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
