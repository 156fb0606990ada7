import assert from 'node:assert/strict';
import { type Engine, engines } from '../../scenarios/engines.ts';
import { renderPolicies } from './support/render.ts';
import { allowlistOf, type PolicySpec } from './support/spec-of.ts';

/** The rule that lets everyone reach a TCP port. */
const open: Readonly<Record<Engine, (port: number, name: string) => unknown>> = {
  kubernetes: (port) => ({ ports: [{ protocol: 'TCP', port }] }),
  cilium: (port) => ({ fromEntities: ['all'], toPorts: [{ ports: [{ port: String(port), protocol: 'TCP' }] }] }),
  calico: (port) => ({ action: 'Allow', protocol: 'TCP', destination: { ports: [port] } }),
  clusterNetworkPolicy: (port, name) => ({
    name,
    action: 'Accept',
    from: [{ namespaces: {} }],
    protocols: [{ tcp: { destinationPort: { number: port } } }],
  }),
};

/** What comes after the rows. */
const last: Readonly<Record<Engine, readonly unknown[]>> = {
  kubernetes: [],
  cilium: [],
  calico: [],
  clusterNetworkPolicy: [{ name: 'deny-everything-else', action: 'Deny', from: [{ namespaces: {} }] }],
};

const ownLabels = { 'app.kubernetes.io/name': 'stageset-controller', 'app.kubernetes.io/instance': 'rel' };
const modes = { webhook: { enabled: true }, gate: { enabled: true } };

for (const engine of engines) {
  describe(`chart: ingress of engine ${engine}`, () => {
    async function ingress(values: Readonly<Record<string, unknown>> = {}): Promise<PolicySpec['ingress']> {
      return allowlistOf(await renderPolicies({ engine, ...values })).ingress;
    }

    it('has the metrics rule always, webhook and gate only in their modes', async () => {
      const rule = open[engine];
      const rows = { webhook: rule(9443, 'webhook'), metrics: rule(8080, 'metrics'), gate: rule(8082, 'gate') };
      assert.deepEqual(await ingress(), [rows.metrics, ...last[engine]]);
      assert.deepEqual(await ingress({ webhook: { enabled: true } }), [rows.webhook, rows.metrics, ...last[engine]]);
      assert.deepEqual(await ingress({ gate: { enabled: true } }), [rows.metrics, rows.gate, ...last[engine]]);
      assert.deepEqual(await ingress(modes), [rows.webhook, rows.metrics, rows.gate, ...last[engine]]);
    });

    it('follows ports.*', async () => {
      const ports = { webhook: 1, metrics: 65_535, gate: 30_000, health: 7 };
      const rows = [open[engine](1, 'webhook'), open[engine](65_535, 'metrics'), open[engine](30_000, 'gate')];
      assert.deepEqual(await ingress({ ...modes, ports }), [...rows, ...last[engine]]);
    });

    it("selects the controller's own pods only", async () => {
      const spec = allowlistOf(await renderPolicies({ engine }));
      const expected = {
        kubernetes: { podSelector: { matchLabels: ownLabels } },
        cilium: { endpointSelector: { matchLabels: ownLabels } },
        calico: { selector: "app.kubernetes.io/instance == 'rel' && app.kubernetes.io/name == 'stageset-controller'" },
        clusterNetworkPolicy: {
          subject: {
            pods: {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } },
              podSelector: { matchLabels: ownLabels },
            },
          },
        },
      }[engine];
      for (const [field, value] of Object.entries(expected)) assert.deepEqual(spec[field], value);
    });

    it('says nothing about egress without egress.enabled', async () => {
      const spec = allowlistOf(await renderPolicies({ engine, policy: { egress: { enabled: false, to: [{}] } } }));
      assert.equal('egress' in spec, false);
      const types = { kubernetes: spec.policyTypes, calico: spec.types, cilium: ['Ingress'], clusterNetworkPolicy: ['Ingress'] };
      assert.deepEqual(types[engine], ['Ingress']);
    });

    it('leaves the open rules out with openPorts=false, and still isolates', async () => {
      const isolating = { kubernetes: [], cilium: [{}], calico: [], clusterNetworkPolicy: last.clusterNetworkPolicy };
      assert.deepEqual(await ingress({ ...modes, policy: { openPorts: false } }), isolating[engine]);
    });

    it('reads the from knobs under kubernetes only', async () => {
      const from = [{ podSelector: { matchLabels: { a: 'b' } } }];
      const policy = { webhook: { from }, metrics: { from }, gate: { from } };
      const rows = [9443, 8080, 8082].map((port) => ({ ports: [{ protocol: 'TCP', port }], from }));
      assert.deepEqual(await ingress({ ...modes, policy }), engine === 'kubernetes' ? rows : await ingress(modes));
      assert.deepEqual(
        await ingress({ ...modes, policy: { ...policy, openPorts: false } }),
        engine === 'kubernetes' ? rows : await ingress({ ...modes, policy: { openPorts: false } }),
      );
    });
  });
}

describe('chart: ingress that is merged verbatim', () => {
  const odd = [{ any: { thing: ['1', 2, true, null, 'yes', '10:50', 0.5] } }, {}];

  for (const engine of ['cilium', 'calico', 'clusterNetworkPolicy'] as const) {
    it(`takes ${engine}.ingress, first where order counts`, async () => {
      const without = allowlistOf(await renderPolicies({ engine })).ingress ?? [];
      const merged = allowlistOf(await renderPolicies({ engine, policy: { [engine]: { ingress: odd } } })).ingress;
      assert.deepEqual(merged, engine === 'cilium' ? [...without, ...odd] : [...odd, ...without]);
    });

    it(`takes ${engine}.egress, first where order counts`, async () => {
      const egress = { enabled: true, to: [{ to: [{ podSelector: {} }] }] };
      const without = allowlistOf(await renderPolicies({ engine, policy: { egress } })).egress ?? [];
      const merged = allowlistOf(await renderPolicies({ engine, policy: { egress, [engine]: { egress: odd } } })).egress;
      assert.deepEqual(merged, engine === 'cilium' ? [...without, ...odd] : [...odd, ...without]);
    });

    it(`ignores ${engine}.* under every other engine`, async () => {
      for (const other of engines.filter((candidate) => candidate !== engine)) {
        const policy = { egress: { enabled: true }, [engine]: { ingress: odd, egress: odd } };
        const set = await renderPolicies({ engine: other, policy });
        assert.deepEqual(set, await renderPolicies({ engine: other, policy: { egress: { enabled: true } } }));
      }
    });
  }

  it('takes additionalIngress under kubernetes', async () => {
    const { ingress } = allowlistOf(await renderPolicies({ policy: { additionalIngress: odd } }));
    assert.deepEqual(ingress, [open.kubernetes(8080, 'metrics'), ...odd]);
  });

  it("renders the specification's own example for additionalIngress", async () => {
    const rule = {
      ports: [{ protocol: 'TCP', port: 8080 }],
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
    };
    const { ingress } = allowlistOf(await renderPolicies({ policy: { additionalIngress: [rule] } }));
    assert.deepEqual(ingress, [open.kubernetes(8080, 'metrics'), rule]);
  });
});
