import assert from 'node:assert/strict';
import { createCauses } from '../../../../reports/html/model/causes.ts';
import { createGrid, fieldText } from '../../../../reports/html/model/grid.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { listSkipped } from '../../../../reports/html/model/skipped.ts';
import { describeVerdict } from '../../../../reports/html/model/verdict.ts';
import type { Results } from '../../../../harness/vocabulary/results.ts';
import { buildCell, buildResults } from '../../build-results.ts';
import { greenResults, mixedResults, predictedResults } from '../../sample-results.ts';

function verdictOf(...legs: readonly [Results, ...Results[]]): ReturnType<typeof describeVerdict> {
  return describeVerdict(createReport({ legs }));
}

describe('the verdict of a report', () => {
  it('says in one sentence why a run is red', () => {
    const { outcome, why } = verdictOf(mixedResults());
    assert.equal(outcome, 'failed');
    assert.match(
      why,
      /^\d+ flows went against what is declared \(.*kubernetes on nftables.*\), such as prometheus→controller:8080\/TCP: .*\.$/,
    );
  });

  it('says so where all is well, and warns where no packet was sent', () => {
    assert.equal(verdictOf(greenResults()).outcome, 'ok');
    assert.deepEqual(verdictOf(greenResults()).warnings, []);
    assert.match(verdictOf(predictedResults()).warnings.join(), /No packet was sent/);
  });

  it('is never better than the worst of several runs', () => {
    assert.equal(verdictOf(greenResults(), mixedResults()).outcome, 'failed');
  });

  it('is not ok for nothing', () => {
    assert.equal(verdictOf(buildResults([])).outcome, 'inconclusive');
    assert.equal(verdictOf(buildResults([])).why, 'The run has no cells.');
    assert.match(verdictOf(buildResults([], { problem: 'helm is missing' })).why, /helm is missing/);
  });

  it('is the gate’s where it decided', () => {
    const reasons = [{ requirement: 'claim health on every engine', found: 'failed on calico', action: 'fix it' }];
    const gate = { verdict: 'closed', reasons, evidence: [], notes: [] } as const;
    const closed = describeVerdict(createReport({ legs: [greenResults()], gate }));
    assert.deepEqual(
      [closed.headline, closed.outcome, closed.why],
      ['Gate closed', 'failed', 'claim health on every engine: failed on calico.'],
    );
    const open = describeVerdict(createReport({ legs: [greenResults()], gate: { ...gate, verdict: 'open', reasons: [] } }));
    assert.deepEqual([open.headline, open.outcome], ['Gate open', 'ok']);
  });
});

describe('the grid of a report', () => {
  const other = buildResults(mixedResults().cells, {
    id: 'other1',
    cluster: { name: 'kind', cni: 'calico', evidence: 'packets', details: {} },
  });
  const { columns, rows } = createGrid(createReport({ legs: [greenResults(), other] }));

  it('has a column for each engine on each CNI, engine by engine', () => {
    assert.deepEqual(
      columns.slice(0, 4).map(({ engine, leg }) => `${engine} ${leg.label}`),
      ['kubernetes nftables', 'kubernetes calico', 'cilium nftables', 'cilium calico'],
    );
  });

  it('shows the worst outcome of each, with how many have it', () => {
    const metrics = rows.find(({ claim }) => claim === 'row-metrics');
    assert.deepEqual(
      metrics?.fields.slice(0, 2).map((field) => field && `${field.outcome} ${fieldText(field)}`),
      ['ok 4', 'failed 2/4'],
    );
  });

  it('has no field where a claim was not tried', () => {
    const alone = createGrid(createReport({ legs: [buildResults([buildCell({ claim: 'health' }), buildCell({ engine: 'calico' })])] }));
    assert.deepEqual(
      alone.rows.map(({ fields }) => fields.map((field) => field !== undefined)),
      [
        [false, true],
        [true, false],
      ],
    );
  });
});

describe('causes and what was skipped', () => {
  const report = createReport({ legs: [mixedResults()] });

  it('holds every flow that is not ok exactly once', () => {
    const notable = report.flows.filter(({ flow }) => !['ok', 'skipped'].includes(flow.outcome));
    const caused = createCauses(report).flatMap(({ flows }) => flows);
    assert.deepEqual(new Set(caused), new Set(notable));
    assert.equal(caused.length, notable.length);
  });

  it('never leaves out what was skipped', () => {
    assert.ok(listSkipped(report).some(({ reason, extent }) => reason === 'this cluster has no UDP listener' && extent.includes('flow')));
  });
});
