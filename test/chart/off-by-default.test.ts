import assert from 'node:assert/strict';
import { isPolicy } from '../../harness/dialects/is-policy.ts';
import { engines } from '../../scenarios/engines.ts';
import { render, renderPolicies } from './support/render.ts';

/** Everything that could render a policy, without the switch that lets it. */
const everythingElse = {
  defaultDeny: { enabled: true },
  metrics: { from: [{ podSelector: {} }] },
  additionalIngress: [{}],
  egress: { enabled: true, to: [{}] },
  cilium: { ingress: [{}], egress: [{}] },
  calico: { ingress: [{ action: 'Allow' }], egress: [{ action: 'Deny' }] },
  clusterNetworkPolicy: { ingress: [{}], egress: [{ action: 'Deny' }] },
};

describe('chart: off by default', () => {
  it('renders no policy with no values', async () => {
    assert.deepEqual((await render({})).filter(isPolicy), []);
  });

  for (const engine of engines) {
    it(`renders no policy without networkPolicy.enabled, whatever else is set (${engine})`, async () => {
      const values = { webhook: { enabled: true }, gate: { enabled: true }, networkPolicy: { engine, ...everythingElse } };
      assert.deepEqual((await render(values)).filter(isPolicy), []);
    });

    it(`renders one policy with it, and a second one with the default deny (${engine})`, async () => {
      assert.equal((await renderPolicies({ engine })).length, 1);
      assert.equal((await renderPolicies({ engine, policy: { defaultDeny: { enabled: true } } })).length, 2);
    });
  }
});
