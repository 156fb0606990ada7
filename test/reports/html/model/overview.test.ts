import assert from 'node:assert/strict';
import { createCauses } from '../../../../reports/html/model/causes.ts';
import { createGrid } from '../../../../reports/html/model/grid.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { listSkipped } from '../../../../reports/view/skipped.ts';
import { fieldText } from '../../../../reports/view/field.ts';
import { describeVerdict } from '../../../../reports/html/model/verdict.ts';
import type { CellResult, Results } from '../../../../harness/vocabulary/results.ts';
import type { Engine } from '../../../../scenarios/engines.ts';
import { buildCell, buildCheck, buildFlow, buildResults, sampleEngines } from '../../build-results.ts';
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

  it('says no more than was judged: checks without flows, predictions without packets', () => {
    const checks = verdictOf(buildResults([buildCell({ checks: [buildCheck(), buildCheck({ id: 'other' })] })]));
    assert.deepEqual([checks.outcome, checks.why], ['ok', 'No flow was judged; all 2 checks hold.']);
    const predicted = verdictOf(predictedResults());
    assert.match(predicted.headline, /^Predicted, not proven/);
    assert.doesNotMatch(predicted.why, /connected/);
    const check = buildCheck({ outcome: 'deviates', reason: 'known' });
    assert.match(verdictOf(buildResults([buildCell({ checks: [check] })])).why, /^The check same-bytes is deviates in 1 cell: known\.$/);
  });

  it('says that nothing was judged of cells that a run never came to', () => {
    const stopped = buildCell({ outcome: 'inconclusive', reason: 'No Docker daemon answers', policies: [] });
    const { headline, why, warnings } = verdictOf(buildResults([stopped], { problem: 'No Docker daemon answers' }));
    assert.deepEqual([headline, why, warnings], ['Not proven: nothing was judged', 'No Docker daemon answers.', []]);
    const some = verdictOf(buildResults([stopped, buildCell({ flows: [buildFlow()] })]));
    assert.equal(some.headline, 'Not proven: not everything could be judged');
  });

  it('says what stopped a run once', () => {
    const { why, warnings } = verdictOf(buildResults([], { problem: 'helm is missing', completeness: 'partial' }));
    assert.equal(why, 'helm is missing.');
    assert.deepEqual(warnings, ['Partial run. It was interrupted; what is here holds, the rest is missing.']);
    const two = verdictOf(buildResults([], { problem: 'helm is missing' }), buildResults([], { id: 'b', problem: 'no CNI' }));
    assert.equal(two.warnings.length, 1);
    assert.match(two.warnings.join(), /: no CNI$/);
  });

  it('names a few of the places where something failed, however many there are', () => {
    const failed = (engine: Engine): CellResult => buildCell({ engine, flows: [buildFlow({ outcome: 'failed', verdict: 'denied' })] });
    const legs = ['a', 'b'].map((cni) =>
      buildResults(sampleEngines.map(failed), { id: cni, cluster: { name: 'kind', cni, evidence: 'packets', details: {} } }),
    );
    assert.ok(legs[0] && legs[1]);
    assert.match(
      verdictOf(legs[0], legs[1]).why,
      /^8 flows went against what is declared \(kubernetes on a, [^()]*, and 4 more\), such as/,
    );
  });

  it('is the gate’s where it decided', () => {
    const reasons = [{ requirement: 'claim health on every engine', found: 'failed on calico', action: 'fix it' }];
    const gate = { verdict: 'closed', reasons, evidence: [], notes: [] } as const;
    const closed = describeVerdict(createReport({ legs: [greenResults()], gate }));
    assert.deepEqual(
      [closed.headline, closed.outcome, closed.why],
      ['Gate closed', 'failed', 'Not met: claim health on every engine. Found: failed on calico.'],
    );
    const open = describeVerdict(createReport({ legs: [greenResults()], gate: { ...gate, verdict: 'open', reasons: [] } }));
    assert.deepEqual([open.headline, open.outcome, open.more], ['Gate open', 'ok', []]);
  });

  it('leads with the gate’s first reason, counts the others, and never leaves out what the run found', () => {
    const reasons = ['a', 'b', 'c'].map((requirement) => ({ requirement, found: 'nothing', action: 'run it' }));
    const gate = { verdict: 'closed', reasons, evidence: [], notes: [] } as const;
    const closed = describeVerdict(createReport({ legs: [greenResults()], gate }));
    assert.deepEqual([closed.why, closed.more[0]], ['Not met: a. Found: nothing.', '2 more reasons, below.']);
    assert.match(closed.more[1] ?? '', /^All \d+ judged flows went as declared/);
    const open = describeVerdict(createReport({ legs: [mixedResults()], gate: { ...gate, verdict: 'open', reasons: [] } }));
    assert.match(open.more.join(), /flows went against what is declared/);
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
    assert.ok(
      listSkipped(mixedResults().cells).some(
        ({ reason, extent }) => reason === 'this cluster has no UDP listener' && extent.includes('flow'),
      ),
    );
  });
});
