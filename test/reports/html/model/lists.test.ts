import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filterFlows } from '../../../../reports/html/model/filter-flows.ts';
import { formatCount } from '../../../../reports/html/model/format-count.ts';
import { pageSize, paginate } from '../../../../reports/html/model/paginate.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { spreadDots } from '../../../../reports/html/model/spread-dots.ts';
import { describeRun } from '../../../../reports/html/model/describe-run.ts';
import { buildResults } from '../../build-results.ts';
import { mixedResults } from '../../sample-results.ts';

const { flows } = createReport({ legs: [mixedResults()] });

describe('filterFlows', () => {
  it('keeps every flow without a filter', () => {
    assert.equal(filterFlows(flows, {}).length, flows.length);
    assert.ok(flows.length > 20);
  });

  it('keeps those that meet all filters, and any value of each', () => {
    const found = filterFlows(flows, { engine: 'cilium,calico', outcome: 'failed,inconclusive' });
    assert.ok(found.length > 0);
    for (const { cell, flow } of found) {
      assert.ok(['cilium', 'calico'].includes(cell.engine));
      assert.ok(['failed', 'inconclusive'].includes(flow.outcome));
    }
    const failed = filterFlows(flows, { outcome: 'failed' });
    assert.ok(failed.length > filterFlows(failed, { engine: 'calico' }).length);
  });

  it('finds every word, in names, rules and reasons, in any case', () => {
    assert.ok(filterFlows(flows, { q: 'DROPPED Prometheus' }).every(({ flow }) => flow.source === 'prometheus'));
    assert.ok(filterFlows(flows, { q: 'dropped prometheus' }).length > 0);
    assert.ok(filterFlows(flows, { q: 'spec.egress[0]' }).every(({ flow }) => flow.direction === 'egress'));
    assert.equal(filterFlows(flows, { q: 'no such word' }).length, 0);
  });
});

describe('paginate', () => {
  it('shows every item on exactly one page', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: pageSize * 4 }), (items) => {
        const { pages } = paginate(items);
        const shown = Array.from({ length: pages }, (_, index) => paginate(items, String(index + 1)).items).flat();
        assert.deepEqual(shown, items);
      }),
    );
  });

  it('takes what is no page for the nearest one', () => {
    const items = Array.from({ length: pageSize + 1 }, (_, index) => index);
    assert.equal(paginate(items, '99').page, 2);
    assert.equal(paginate(items, '-1').page, 1);
    assert.equal(paginate(items, 'two').page, 1);
    assert.deepEqual(paginate([], '1'), { items: [], page: 1, pages: 1, first: 0, last: 0, total: 0 });
  });
});

describe('spreadDots', () => {
  it('keeps places, and parts dots that would cover each other while there is room', () => {
    const dots = spreadDots([0, 1, 2, 100], 6, 12);
    assert.deepEqual(
      dots.map(([x]) => x),
      [0, 1, 2, 100],
    );
    assert.equal(new Set(dots.slice(0, 3).map(([, y]) => y)).size, 3);
    assert.equal(dots[3]?.[1], 0);
  });
});

describe('formatCount', () => {
  it('parts thousands', () => {
    assert.deepEqual([0, 999, 1000, 1_234_567].map(formatCount), ['0', '999', '1,000', '1,234,567']);
  });
});

describe('describeRun', () => {
  const factsOf = (run: Parameters<typeof buildResults>[1]): Readonly<Record<string, string>> =>
    Object.fromEntries(describeRun(buildResults([], run)));

  it('has minutes of sixty seconds', () => {
    assert.deepEqual(
      [59_900, 60_000, 119_700, 3_661_000].map((durationMs) => factsOf({ durationMs })['Took']),
      ['59.9 s', '1 min 0 s', '2 min 0 s', '61 min 1 s'],
    );
  });

  it('names what tells one cluster of a matrix from another', () => {
    const details = { kubernetes: 'v1.34.4', 'ip family': 'ipv6' };
    assert.equal(
      factsOf({ cluster: { name: 'kind', cni: 'calico', evidence: 'packets', details } })['Cluster'],
      'kind, Kubernetes v1.34.4, IPv6',
    );
  });
});
