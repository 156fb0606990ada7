import assert from 'node:assert/strict';
import { decideGate } from '../../gate/decide-gate.ts';
import type { Allowance, GatePolicy } from '../../gate/gate-policy.ts';
import type { GateTerms } from '../../gate/gate-terms.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { predictedResults } from '../reports/sample-results.ts';
import { allowedFlow, changeCell, changeFlow, greenLeg, policy, requirement, terms } from './gate-fixture.ts';

const cell = 'row-metrics/cilium';
const deviating = { outcome: 'deviates', reason: 'known-1: the enforcer is known for it' } as const;
const allowance: Allowance = {
  kind: 'deviation',
  what: 'known-1',
  reason: 'fixed in the next release',
  expires: new Date('2026-09-01T00:00:00Z'),
};

describe('the gate', () => {
  it('is open where everything that is required was proven, and says what was looked at', () => {
    const { verdict, reasons, notes, evidence } = decideGate([greenLeg()], policy, terms);
    assert.deepEqual({ verdict, reasons, notes }, { verdict: 'open', reasons: [], notes: [] });
    assert.deepEqual(evidence, [
      {
        leg: 'nftables · embedded',
        run: 'k3x9qa',
        startedAt: '2026-08-01T10:00:00.000Z',
        cells: { proven: 6, required: 6 },
        flows: 12,
        rules: { exercised: 6, rendered: 6 },
      },
    ]);
  });

  describe('is closed by', () => {
    const cases: readonly (readonly [string, readonly Results[], RegExp])[] = [
      ['no results at all', [], /CNI nftables.*no results at all.*npm run conformance/],
      ['results of another CNI', [onCni('calico')], /CNI nftables.*results for calico/],
      ['a prediction', [predictedResults()], /CNI nftables.*results for prediction/],
      ['a prediction that poses as the embedded cluster', [evidence('prediction')], /the evidence is packets/],
      [
        'a failed flow',
        [changeFlow(greenLeg(), cell, { outcome: 'failed', reason: 'it was dropped' })],
        /claim row-metrics holds with engine cilium.*1 cell not proven.*it was dropped.*npm run conformance -- --scenario row-metrics/,
      ],
      ['an inconclusive flow', [changeFlow(greenLeg(), cell, { outcome: 'inconclusive' })], /inconclusive/],
      ['a skipped flow', [changeFlow(greenLeg(), cell, { outcome: 'skipped', reason: 'no such host' })], /skipped: no such host/],
      ['a deviation that is not allowed', [changeFlow(greenLeg(), cell, deviating)], /deviates: known-1/],
      ['an outcome that its observations do not bear out', [changeFlow(greenLeg(), cell, { observed: {} })], /said to be ok/],
      ['a verdict that is not the declared one', [changeFlow(greenLeg(), cell, { verdict: 'denied' })], /said to be ok/],
      [
        'a failed check',
        [changeCell(greenLeg(), cell, (one) => ({ ...one, checks: [{ id: 'bytes', because: 'b', outcome: 'failed' }] }))],
        /check bytes failed/,
      ],
      [
        'a cell that failed as a whole',
        [changeCell(greenLeg(), cell, (one) => ({ ...one, outcome: 'failed', reason: 'helm' }))],
        /as a whole failed: helm/,
      ],
      [
        'a skipped cell',
        [changeCell(greenLeg(), cell, (one) => ({ ...one, outcome: 'skipped', reason: 'no API', flows: [] }))],
        /engine cilium is judged.*skipped: no API/,
      ],
      ['a cell that judged nothing', [changeCell(greenLeg(), cell, (one) => ({ ...one, flows: [] }))], /nothing was judged/],
      ['a missing cell', [{ ...greenLeg(), cells: greenLeg().cells.slice(1) }], /1 cell missing: row-metrics\/kubernetes/],
      ['too few flows', [changeCell(greenLeg(), cell, (one) => ({ ...one, flows: [allowedFlow()] }))], /at least 12 flows proven.*11/],
      ['an empty run', [{ ...greenLeg(), cells: [] }], /6 cells missing/],
      [
        'a rule that no flow exercises',
        [changeCell(greenLeg(), cell, (one) => ({ ...one, flows: one.flows.slice(1) }))],
        /at least 100% of the rendered rules.*83.3%: 5 of 6/,
      ],
      ['an interrupted run', [greenLeg({ completeness: 'partial' })], /came to its end/],
      ['a run that a problem stopped', [greenLeg({ problem: 'the disk is full' })], /the disk is full/],
      ['a shard alone', [greenLeg({ shard: { index: 1, of: 2 } })], /shard 1 of 2 alone/],
      ['results that are too old', [greenLeg({ startedAt: '2026-07-30T10:00:00Z' })], /at most 24 hours old.*49 hours ago/],
      ['results from the future', [greenLeg({ startedAt: '2026-08-02T10:00:00Z' })], /not from the future/],
      ['another version of the chart', [aboutChart({ version: '0.2.0' })], /version of what was tested is 0\.1\.0.*0\.2\.0/],
      ['other bytes of the chart', [aboutChart({ digest: 'sha256:00' })], /digest of what was tested is sha256:4f1d0c77aa.*sha256:00/],
      ['another chart', [aboutChart({ name: 'other' })], /name of what was tested is stageset-controller.*other/],
      [
        'one cluster of several that is not green',
        [greenLeg(), changeFlow(onKubernetes('v1.34.4'), cell, { outcome: 'failed' })],
        /Kubernetes v1\.34\.4: claim row-metrics/,
      ],
    ];
    for (const [name, legs, reason] of cases) {
      it(name, () => {
        closes(legs, policy, terms, reason);
      });
    }

    it('a policy about another chart than the one to be released', () => {
      closes([greenLeg()], { ...policy, source: 'other' }, terms, /what is to be released is other.*stageset-controller/);
    });

    it('a requirement that no scenario answers', () => {
      closes([greenLeg()], { ...policy, required: [{ ...requirement, engines: ['calico'] }] }, terms, /no scenario of these claims/);
    });

    it('a Kubernetes version that no results are of', () => {
      const on = (kubernetes: string): GatePolicy => ({ ...policy, required: [{ ...requirement, kubernetes }] });
      closes([onKubernetes('v1.34.4')], on('1.3'), terms, /CNI nftables with Kubernetes 1\.3.*results for/);
      assert.equal(decideGate([onKubernetes('v1.34.4')], on('1.34'), terms).verdict, 'open');
    });
  });

  describe('tells clusters apart', () => {
    it('by their IP family, and names the run that is missing', () => {
      const dual: GatePolicy = { ...policy, required: [{ ...requirement, cni: 'cilium', ipFamily: 'dual' }] };
      const on = (family: string): Results =>
        greenLeg({ cluster: { ...greenLeg().run.cluster, cni: 'cilium', details: { 'ip family': family } } });
      closes([on('ipv4')], dual, terms, /CNI cilium over dual.*--cni cilium --ip-family dual/);
      assert.equal(decideGate([on('dual')], dual, terms).verdict, 'open');
      closes([onCni('cilium')], dual, terms, /CNI cilium over dual/);
    });
  });

  describe('lets pass', () => {
    const legs = [changeFlow(greenLeg(), cell, deviating)];
    const lenient: GatePolicy = {
      ...policy,
      required: [{ ...requirement, minimum: { cells: 6, flows: 11, ruleCoverage: 1 } }],
      allowed: [allowance],
    };

    it('a deviation that the policy allows, for as long as it does', () => {
      assert.equal(decideGate(legs, lenient, terms).verdict, 'open');
      const later = { ...terms, now: allowance.expires };
      closes(
        [changeFlow(greenLeg({ startedAt: '2026-08-31T23:00:00Z' }), cell, deviating)],
        lenient,
        later,
        /known-1.*expired at 2026-09-01.*fixed in the next release/,
      );
    });

    it('only the flows and the CNI that an allowance names', () => {
      const only = (changes: Partial<Allowance>): GatePolicy => ({ ...lenient, allowed: [{ ...allowance, ...changes }] });
      assert.equal(decideGate(legs, only({ flows: 'prometheus*8080/TCP', cni: 'nftables' }), terms).verdict, 'open');
      closes(legs, only({ flows: 'prometheus*808' }), terms, /deviates: known-1/);
      closes(legs, only({ cni: 'cilium' }), terms, /deviates: known-1/);
      closes(legs, only({ what: 'known' }), terms, /deviates: known-1/);
    });

    it('flows that were skipped for a reason that the policy allows', () => {
      const skipped = [changeFlow(greenLeg(), cell, { outcome: 'skipped', reason: 'no such host' })];
      const allowed = [{ ...allowance, kind: 'skipped', what: 'no such *' } as const];
      const coverage = { ...requirement, minimum: { ...requirement.minimum, flows: 11, ruleCoverage: 0 } };
      assert.equal(decideGate(skipped, { ...lenient, required: [coverage], allowed }, terms).verdict, 'open');
    });

    it('never a failure, whatever its reason says', () => {
      closes([changeFlow(greenLeg(), cell, { ...deviating, outcome: 'failed' })], lenient, terms, /failed: known-1/);
    });
  });

  it('reports an allowance that nothing uses, and is closed by one that has expired all the same', () => {
    const { verdict, notes } = decideGate([greenLeg()], { ...policy, allowed: [allowance] }, terms);
    assert.equal(verdict, 'open');
    assert.match(notes.join(), /the deviation known-1 is allowed, but nothing uses it/);
    closes([greenLeg()], { ...policy, allowed: [{ ...allowance, expires: terms.now }] }, terms, /expired.*nothing uses it: remove it/);
  });

  it('mentions results that nothing asks for, and does not judge them', () => {
    const { verdict, notes } = decideGate([greenLeg(), changeFlow(onCni('calico'), cell, { outcome: 'failed' })], policy, terms);
    assert.equal(verdict, 'open');
    assert.match(notes.join(), /calico.*no requirement asks for/);
  });
});

function closes(legs: readonly Results[], rules: GatePolicy, against: GateTerms, reason: RegExp): void {
  const { verdict, reasons } = decideGate(legs, rules, against);
  assert.equal(verdict, 'closed');
  const texts = reasons.map(({ requirement: asked, found, action }) => [asked, found, action].join(' | '));
  assert.ok(
    texts.some((text) => reason.test(text)),
    texts.join('\n'),
  );
}

function evidence(kind: 'packets' | 'prediction'): Results {
  return greenLeg({ cluster: { ...greenLeg().run.cluster, evidence: kind } });
}

function onCni(cni: string): Results {
  return greenLeg({ cluster: { ...greenLeg().run.cluster, cni } });
}

function onKubernetes(kubernetes: string): Results {
  return greenLeg({ cluster: { ...greenLeg().run.cluster, details: { kubernetes } } });
}

function aboutChart(changes: Partial<Results['run']['source']>): Results {
  return greenLeg({ source: { ...greenLeg().run.source, ...changes } });
}
