import assert from 'node:assert/strict';
import fc from 'fast-check';
import { engines } from '../../scenarios/engines.ts';
import { refusal, renderPolicies } from './support/render.ts';
import { allowlistOf, defaultDenyOf } from './support/spec-of.ts';

const denyIngress = { name: 'deny-everything-else', action: 'Deny', from: [{ namespaces: {} }] };
const denyEgress = { name: 'deny-everything-else', action: 'Deny', to: [{ namespaces: {} }, { networks: ['0.0.0.0/0', '::/0'] }] };
const namespace = { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } };

describe('chart: default deny', () => {
  const expected = {
    kubernetes: [
      { podSelector: {}, policyTypes: ['Ingress'] },
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    ],
    // An empty list would isolate nothing, an empty rule does.
    cilium: [
      { endpointSelector: {}, ingress: [{}] },
      { endpointSelector: {}, ingress: [{}], egress: [{}] },
    ],
    calico: [
      { order: 2000, selector: 'all()', types: ['Ingress'] },
      { order: 2000, selector: 'all()', types: ['Ingress', 'Egress'] },
    ],
    clusterNetworkPolicy: [
      { tier: 'Baseline', priority: 1000, subject: { namespaces: namespace }, ingress: [denyIngress] },
      { tier: 'Baseline', priority: 1000, subject: { namespaces: namespace }, ingress: [denyIngress], egress: [denyEgress] },
    ],
  };

  for (const engine of engines) {
    it(`denies the namespace's ingress, and egress only with egress.enabled (${engine})`, async () => {
      const render = async (enabled: boolean) =>
        defaultDenyOf(await renderPolicies({ engine, policy: { defaultDeny: { enabled: true }, egress: { enabled } } }));
      assert.deepEqual([await render(false), await render(true)], expected[engine]);
    });

    it(`leaves the allowlist as it is (${engine})`, async () => {
      const without = await renderPolicies({ engine });
      const both = await renderPolicies({ engine, policy: { defaultDeny: { enabled: true } } });
      assert.deepEqual(allowlistOf(both), allowlistOf(without));
    });
  }

  for (const engine of ['calico', 'clusterNetworkPolicy'] as const) {
    it(`puts the allowlist strictly before the deny for every order (${engine})`, async function () {
      this.timeout(60_000);
      const orders = fc.oneof(fc.constantFrom(0, 1, 2, 900, 901, 999, 1000, 1001, 2000, 2 ** 31 - 1), fc.nat({ max: 3000 }));
      await fc.assert(
        fc.asyncProperty(orders, async (order) => {
          const policies = await renderPolicies({ engine, policy: { defaultDeny: { enabled: true, order } } });
          const field = engine === 'calico' ? 'order' : 'priority';
          const [allow, deny] = [allowlistOf(policies)[field], defaultDenyOf(policies)[field]];
          assert.ok(Number.isInteger(allow) && Number.isInteger(deny) && Number(allow) >= 0);
          assert.ok(Number(allow) < Number(deny), `${String(allow)} is not before ${String(deny)}`);
          assert.ok(Number(allow) < 1000, 'Calico puts NetworkPolicies at 1000');
          const taken = Math.max(order, 1);
          assert.equal(deny, engine === 'calico' ? taken : Math.min(taken, 1000));
        }),
        { numRuns: 15 },
      );
    });
  }

  for (const engine of ['kubernetes', 'cilium'] as const) {
    it(`renders the same whatever the order (${engine})`, async () => {
      const render = (order: number) => renderPolicies({ engine, policy: { defaultDeny: { enabled: true, order } } });
      assert.deepEqual(await render(0), await render(2000));
    });
  }

  it('takes a priority for the allowlist, and refuses one that does not win', async () => {
    const values = (priority: number) => ({
      engine: 'clusterNetworkPolicy' as const,
      policy: { clusterNetworkPolicy: { priority }, defaultDeny: { enabled: true, order: 500 } },
    });
    assert.equal(allowlistOf(await renderPolicies(values(0))).priority, 0);
    assert.equal(allowlistOf(await renderPolicies(values(499))).priority, 499);
    assert.match(
      await refusal(values(500)),
      /networkPolicy\.clusterNetworkPolicy\.priority: 500 is not below the default deny's priority 500/,
    );
  });

  it('names cluster-scoped objects after release and namespace, so that no two releases share one', async () => {
    const policies = await renderPolicies({ engine: 'clusterNetworkPolicy', policy: { defaultDeny: { enabled: true } } });
    assert.deepEqual(
      policies.map(({ metadata }) => [metadata.namespace, metadata.name]),
      [
        [undefined, 'ns.rel-stageset-controller'],
        [undefined, 'ns.rel-stageset-controller-default-deny'],
      ],
    );
  });
});
