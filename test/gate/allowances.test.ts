import assert from 'node:assert/strict';
import { covers, describeAllowance } from '../../gate/allowances.ts';
import type { Allowance } from '../../gate/gate-policy.ts';
import type { FlowResult } from '../../harness/vocabulary/results.ts';
import { buildFlow } from '../reports/build-results.ts';

const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
const deviation: Allowance = { kind: 'deviation', what: 'known-1', reason: 'r', expires: new Date('2027-01-01') };
const skipped: Allowance = { ...deviation, kind: 'skipped', what: 'no *' };

function isAbout(allowance: Allowance, flow: Partial<FlowResult>): boolean {
  return covers(allowance, { cluster, flow: buildFlow(flow) });
}

describe('an allowance', () => {
  const cases: readonly (readonly [boolean, Allowance, Partial<FlowResult>])[] = [
    [true, deviation, { outcome: 'deviates', reason: 'known-1: it leaks' }],
    [false, deviation, { outcome: 'failed', reason: 'known-1: it leaks' }],
    [false, deviation, { outcome: 'skipped', reason: 'known-1: it leaks' }],
    [false, deviation, { outcome: 'deviates', reason: 'known-11: it leaks' }],
    [false, deviation, { outcome: 'deviates' }],
    [true, skipped, { outcome: 'skipped', reason: 'no host' }],
    [false, skipped, { outcome: 'skipped', reason: 'a host' }],
    [false, skipped, { outcome: 'skipped' }],
    [false, skipped, { outcome: 'failed', reason: 'no host' }],
    [false, skipped, { outcome: 'inconclusive', reason: 'no host' }],
    [true, { ...skipped, cni: 'cilium' }, { outcome: 'skipped', reason: 'no host' }],
    [false, { ...skipped, cni: 'calico' }, { outcome: 'skipped', reason: 'no host' }],
    [true, { ...skipped, flows: '*/UDP' }, { outcome: 'skipped', reason: 'no host', id: 'a → b:1/UDP' }],
    [false, { ...skipped, flows: '*/UDP' }, { outcome: 'skipped', reason: 'no host', id: 'a → b:1/TCP' }],
  ];
  for (const [expected, allowance, flow] of cases) {
    const { kind, what, cni = 'any CNI', flows = 'any flow' } = allowance;
    it(`${kind} "${what}", ${cni}, ${flows}: ${expected ? 'is' : 'is not'} about ${JSON.stringify(flow)}`, () => {
      assert.equal(isAbout(allowance, flow), expected);
    });
  }

  it('is described by all that it says', () => {
    const scope = { cni: 'cilium', flows: 'a*' };
    assert.equal(describeAllowance(deviation), 'the deviation known-1');
    assert.equal(describeAllowance({ ...deviation, ...scope }), 'the deviation known-1 of flows a* on cilium');
    assert.equal(describeAllowance(skipped), 'skipping because "no *"');
    assert.equal(describeAllowance({ ...skipped, ...scope }), 'skipping of flows a* on cilium because "no *"');
  });
});
