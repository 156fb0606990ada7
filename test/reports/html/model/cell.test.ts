import assert from 'node:assert/strict';
import { phases } from '../../../../harness/vocabulary/phase.ts';
import { selectOfClaim } from '../../../../reports/html/model/claim-selection.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { describeArrows } from '../../../../reports/html/model/describe-arrows.ts';
import { layOut } from '../../../../reports/html/model/topology-layout.ts';
import { createTopology } from '../../../../reports/html/model/topology.ts';
import { createTruthTables } from '../../../../reports/html/model/truth-table.ts';
import { buildCell, buildFlow, buildObservation, buildResults } from '../../build-results.ts';
import { mixedResults } from '../../sample-results.ts';

const report = createReport({ legs: [mixedResults()] });

describe('truth tables', () => {
  it('show every flow exactly once, by engine and by source, in every phase', () => {
    for (const phase of phases)
      for (const by of ['engine', 'source'] as const) {
        const shown = createTruthTables(report.suite, report.flows, by, phase).flatMap(({ rows }) =>
          rows.flatMap(({ fields }) => fields.flatMap((field) => field?.flows ?? [])),
        );
        assert.equal(shown.length, report.flows.length);
        assert.equal(new Set(shown).size, report.flows.length);
      }
  });

  it('show what was seen while the policies were applied, and that all connected without them', () => {
    const fieldOf = (phase: (typeof phases)[number]): string | undefined => {
      const [ingress] = createTruthTables(report.suite, report.flows, 'engine', phase);
      const field = ingress?.rows.find(({ name }) => name === 'metrics')?.fields[ingress.columns.indexOf('kubernetes')];
      return field && `${field.outcome} ${field.seen} ${String(field.affected)}/${String(field.judged)}`;
    };
    assert.equal(fieldOf('enforced'), 'failed dropped 2/2');
    assert.equal(fieldOf('open'), 'ok connected 2/2');
  });
});

describe('a field of a truth table', () => {
  it('leads to a flow of which it is true in the phase that is shown', () => {
    const deaf = buildFlow({
      id: 'deaf',
      outcome: 'inconclusive',
      verdict: 'inconclusive',
      observed: { open: buildObservation('refused') },
    });
    const cut = buildFlow({ id: 'cut', outcome: 'failed', verdict: 'denied' });
    const { flows, suite } = createReport({ legs: [buildResults([buildCell({ flows: [cut, deaf] })])] });
    const worst = (phase: (typeof phases)[number]): unknown =>
      createTruthTables(suite, flows, 'engine', phase)[0]?.rows[0]?.fields[0]?.worst.flow.id;
    assert.deepEqual([worst('enforced'), worst('open')], ['cut', 'deaf']);
  });
});

describe('the topology', () => {
  const flows = report.flows.filter(({ cell }) => cell.id === 'row-metrics/kubernetes');
  const topology = createTopology(flows, 'enforced', ['controller']);

  it('has an arrow for each peer and way its flows fared', () => {
    assert.deepEqual(topology.subjects, ['controller']);
    assert.deepEqual(
      topology.arrows.map(({ peer, kind, passed, ports }) => [peer, kind, passed, ...ports]),
      [
        ['prometheus', 'differs', 'no', '8080'],
        ['apiserver', 'denied', 'no', '9443'],
        ['flagger', 'denied', 'no', '8082'],
      ],
    );
  });

  it('parts what got through and should not from what should have and did not', () => {
    const through = buildFlow({ id: 'through', port: 1, declared: 'denied', outcome: 'failed', verdict: 'allowed' });
    const cut = buildFlow({ id: 'cut', port: 2, outcome: 'failed', verdict: 'denied' });
    const { flows: both } = createReport({ legs: [buildResults([buildCell({ flows: [through, cut] })])] });
    assert.deepEqual(
      createTopology(both, 'enforced', ['controller']).arrows.map(({ kind, passed, ports }) => [kind, passed, ...ports]),
      [
        ['differs', 'yes', '1'],
        ['differs', 'no', '2'],
      ],
    );
  });

  it('is told in words to who can’t see it', () => {
    assert.equal(describeArrows(topology), '3 arrows: 1 otherwise than declared (from prometheus), 2 denied as declared');
  });

  it('is all arrows that arrive where no policy is applied', () => {
    assert.ok(createTopology(flows, 'open', ['controller']).arrows.every(({ kind }) => kind === 'allowed'));
  });

  it('is laid out with every box and arrow inside, and no two boxes over each other', () => {
    const { boxes, arrows, width, height } = layOut(createTopology(report.flows, 'enforced', ['controller']));
    for (const { x, y, width: w, height: h } of boxes) assert.ok(x >= 0 && y >= 0 && x + w <= width && y + h <= height);
    for (const { from, to } of arrows) for (const [x, y] of [from, to]) assert.ok(x >= 0 && x <= width && y >= 0 && y <= height);
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b) assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y);
    assert.equal(arrows.length, createTopology(report.flows, 'enforced', ['controller']).arrows.length);
  });
});

describe('what a claim’s page shows', () => {
  it('is the worst cell where the address says nothing', () => {
    assert.equal(selectOfClaim(report, 'row-metrics', {})?.chosen.cell.id, 'row-metrics/kubernetes');
  });

  it('is what the address says', () => {
    const selection = selectOfClaim(report, 'row-metrics', { engine: 'calico', phase: 'open', by: 'source' });
    assert.deepEqual(
      [selection?.chosen.cell.id, selection?.phase, selection?.by, new Set(selection?.tableFlows.map(({ cell }) => cell.id)).size],
      ['row-metrics/calico', 'open', 'source', 1],
    );
  });

  it('is nothing for a claim that is not there', () => {
    assert.equal(selectOfClaim(report, 'no-such-claim', {}), undefined);
  });
});
