import assert from 'node:assert/strict';
import { decideGate } from '../../gate/decide-gate.ts';
import type { GateDecision, GateReason } from '../../gate/gate-decision.ts';
import type { GatePolicy } from '../../gate/gate-policy.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { changeCell, changeFlow, greenLeg, policy, requirement, terms } from './gate-fixture.ts';

const cell = 'row-metrics/cilium';

/** Nothing asked for but the claims. */
const undemanding: GatePolicy = { ...policy, required: [{ ...requirement, minimum: { cells: 0, flows: 0, ruleCoverage: 0 } }] };

function decide(legs: readonly Results[], rules: GatePolicy = undemanding): GateDecision {
  return decideGate(legs, rules, terms);
}

function reasons(...legs: readonly Results[]): readonly GateReason[] {
  return decide(legs).reasons;
}

describe('what the gate counts', () => {
  const demanding = (changes: Partial<typeof requirement.minimum>): GatePolicy => ({
    ...policy,
    required: [{ ...requirement, minimum: { cells: 0, flows: 0, ruleCoverage: 0, ...changes } }],
  });

  it('only cells that are proven, of those that are asked for', () => {
    const failed = changeFlow(greenLeg(), cell, { outcome: 'failed', reason: 'r' });
    assert.deepEqual(decide([failed]).evidence[0]?.cells, { proven: 5, required: 6 });
    const { reasons: why } = decide([failed], demanding({ cells: 6 }));
    const asked = { requirement: 'nftables · embedded: at least 6 cells proven', found: '5' };
    const action = 'run the suite without a selection; where the suite or the source has become smaller on purpose, lower the minimum';
    assert.deepEqual(why.slice(1), [{ ...asked, action }]);
    const oneClaim = { ...requirement, claims: ['row-gate'] as const, minimum: { cells: 3, flows: 0, ruleCoverage: 0 } };
    assert.deepEqual(decide([greenLeg()], { ...policy, required: [oneClaim] }).evidence[0]?.cells, { proven: 2, required: 2 });
  });

  it('only flows that are proven, of cells that the catalogue has', () => {
    const failed = changeFlow(greenLeg(), cell, { outcome: 'failed', reason: 'r' });
    assert.equal(decide([failed]).evidence[0]?.flows, 11);
    const [one] = greenLeg().cells;
    assert.ok(one);
    const more = { ...greenLeg(), cells: [...greenLeg().cells, { ...one, id: 'row-metrics-again/kubernetes' }] };
    assert.equal(decide([more]).evidence[0]?.flows, 12);
  });

  it('rules by their share', () => {
    const unused = changeCell(greenLeg(), cell, (one) => ({ ...one, flows: one.flows.slice(1) }));
    assert.deepEqual(decide([unused], demanding({ ruleCoverage: 0.9 })).reasons, [
      {
        requirement: 'nftables · embedded: judged flows exercise at least 90% of the rendered rules',
        found: '83.3%: 5 of 6',
        action: 'write a scenario for the rules that no flow exercises; the HTML report lists them',
      },
    ]);
    assert.equal(decide([unused], demanding({ ruleCoverage: 0.8 })).verdict, 'open');
    const none = { ...greenLeg(), cells: greenLeg().cells.map((one) => ({ ...one, policies: [] })) };
    assert.deepEqual(
      decide([none], demanding({ ruleCoverage: 0.1 })).reasons.map(({ found }) => found),
      ['0%: 0 of 0'],
    );
  });

  it('what is missing by name, with what to do', () => {
    const some = { ...greenLeg(), cells: greenLeg().cells.slice(2) };
    assert.deepEqual(reasons(some), [
      {
        requirement: 'nftables · embedded: every scenario of the required claims and engines was run',
        found: '2 cells missing: row-metrics/kubernetes; row-metrics/cilium',
        action: 'run the suite without a selection, and hand in all of its shards',
      },
    ]);
    const nothing = decide([greenLeg()], {
      ...policy,
      required: [{ ...requirement, engines: ['calico'], minimum: { cells: 0, flows: 0, ruleCoverage: 0 } }],
    });
    assert.deepEqual(nothing.reasons, [
      {
        requirement: 'nftables · embedded: every scenario of the required claims and engines was run',
        found: 'no scenario of these claims exists for these engines',
        action: "change the policy's claims or engines",
      },
    ]);
  });
});
