import assert from 'node:assert/strict';
import { decideGate } from '../../gate/decide-gate.ts';
import type { GateDecision, GateReason } from '../../gate/gate-decision.ts';
import type { GatePolicy } from '../../gate/gate-policy.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { allowedFlow, changeCell, changeFlow, deniedFlow, greenLeg, policy, requirement, terms } from './gate-fixture.ts';

const cell = 'row-metrics/cilium';
const beside = 'row-gate/cilium';
const repeat = allowedFlow().repeat;

/** Nothing asked for but the claims. */
const undemanding: GatePolicy = { ...policy, required: [{ ...requirement, minimum: { cells: 0, flows: 0, ruleCoverage: 0 } }] };

function decide(legs: readonly Results[], rules: GatePolicy = undemanding): GateDecision {
  return decideGate(legs, rules, terms);
}

function reasons(...legs: readonly Results[]): readonly GateReason[] {
  return decide(legs).reasons;
}

describe('what the gate says of a cell', () => {
  it('one reason for each claim and engine that is broken, with its cells and a command', () => {
    const failed = { outcome: 'failed', reason: 'it was dropped' } as const;
    const leg = changeFlow(changeFlow(greenLeg(), cell, failed), beside, { outcome: 'failed' });
    assert.deepEqual(reasons(leg), [
      {
        requirement: 'nftables · embedded: claim row-metrics holds with engine cilium',
        found: `1 cell not proven: ${cell}: prometheus→controller:8080/TCP failed: it was dropped`,
        action: `look at it with: ${repeat}`,
      },
      {
        requirement: 'nftables · embedded: claim row-gate holds with engine cilium',
        found: `1 cell not proven: ${beside}: prometheus→controller:8080/TCP failed: no reason is given`,
        action: `look at it with: ${repeat}`,
      },
    ]);
  });

  it('one reason for what deviates or is skipped for one cause, in however many cells', () => {
    for (const [outcome, asked] of [
      ['deviates', 'engine cilium without a deviation'],
      ['skipped', 'every flow of engine cilium is judged'],
    ] as const) {
      const because = { outcome, reason: 'known-1: it leaks' };
      const leg = changeFlow(changeFlow(greenLeg(), cell, because), beside, because);
      assert.deepEqual(reasons(leg), [
        {
          requirement: `nftables · embedded: ${asked}`,
          found: `2 cells (${cell}; ${beside}): ${outcome}: known-1: it leaks`,
          action: `mend it, or allow it in the policy until a day and say why; look at it with: ${repeat}`,
        },
      ]);
    }
  });

  it('two reasons for two causes', () => {
    const leg = changeFlow(changeFlow(greenLeg(), cell, { outcome: 'skipped', reason: 'a' }), beside, { outcome: 'skipped', reason: 'b' });
    assert.deepEqual(
      reasons(leg).map(({ found }) => found),
      [`1 cell (${cell}): skipped: a`, `1 cell (${beside}): skipped: b`],
    );
  });

  it('one reason for cells that were skipped as a whole, with theirs', () => {
    const skip = (leg: Results, id: string, reason?: string): Results =>
      changeCell(leg, id, ({ reason: _, ...one }) => ({
        ...one,
        outcome: 'skipped',
        flows: [],
        ...(reason === undefined ? {} : { reason }),
      }));
    assert.deepEqual(reasons(skip(skip(greenLeg(), cell, 'no API'), beside, 'no API')), [
      {
        requirement: 'nftables · embedded: engine cilium is judged',
        found: `2 cells (${cell}; ${beside}): skipped: no API`,
        action: 'remove the cause; then run the suite again',
      },
    ]);
    assert.deepEqual(
      reasons(skip(skip(greenLeg(), cell, 'no API'), beside)).map(({ found }) => found),
      [`1 cell (${cell}): skipped: no API`, `1 cell (${beside}): skipped: no reason is given`],
    );
  });

  it('names every objection to one claim on one engine, the first three in full', () => {
    const flow = (id: string) => ({ ...allowedFlow(), id, outcome: 'failed' as const, reason: 'r' });
    const with_ = (...ids: readonly string[]): string =>
      reasons(changeCell(greenLeg(), cell, (one) => ({ ...one, flows: ids.map(flow) })))[0]?.found ?? '';
    const line = (id: string): string => `${cell}: ${id} failed: r`;
    assert.equal(with_('a', 'b', 'c'), `1 cell not proven: ${line('a')}; ${line('b')}; ${line('c')}`);
    assert.equal(with_('a', 'b', 'c', 'd', 'e'), `1 cell not proven: ${line('a')}; ${line('b')}; ${line('c')}; and 2 more`);
  });

  it('does not take the word of a cell, of a flow or of a check', () => {
    const found = (change: Parameters<typeof changeCell>[2]): string | undefined => reasons(changeCell(greenLeg(), cell, change))[0]?.found;
    const objection = (text: string): string => `1 cell not proven: ${cell}: ${text}`;
    const { restored, ...unrestored } = deniedFlow().observed;
    assert.ok(restored);
    const check = { id: 'bytes', because: 'b', outcome: 'ok' } as const;
    assert.equal(
      found((one) => ({ ...one, checks: [check, { ...check, id: 'lines', outcome: 'inconclusive' }] })),
      objection('check lines inconclusive: no reason is given'),
    );
    assert.equal(
      found((one) => ({ ...one, outcome: 'inconclusive' })),
      objection('the cell as a whole inconclusive: no reason is given'),
    );
    assert.equal(
      found((one) => ({ ...one, flows: [] })),
      objection('nothing was judged in it'),
    );
    assert.equal(
      found((one) => ({ ...one, flows: [], checks: [check] })),
      undefined,
    );
    assert.equal(
      found((one) => ({
        ...one,
        flows: [{ ...deniedFlow(), outcome: 'ok', observed: unrestored }],
      })),
      objection(`${deniedFlow().id} is said to be ok, but its observations do not show it`),
    );
  });

  it('lets a cell deviate whose deviating flows the policy allows', () => {
    const leg = changeFlow(
      changeCell(greenLeg(), cell, (one) => ({ ...one, outcome: 'deviates' })),
      cell,
      { outcome: 'deviates', reason: 'known-1: it leaks' },
    );
    const allowed = [{ kind: 'deviation', what: 'known-1', reason: 'r', expires: new Date('2026-09-01T00:00:00Z') } as const];
    assert.equal(decide([leg], { ...undemanding, allowed }).verdict, 'open');
  });
});
