import assert from 'node:assert/strict';
import { type Engine, engines } from '../../scenarios/engines.ts';
import { translations } from './support/egress-translations.ts';
import { renderPolicies } from './support/render.ts';
import { allowlistOf } from './support/spec-of.ts';

/** Rules that an engine has before and after those of `egress.to`, with DNS off. */
const around: Readonly<Record<Engine, { readonly before: readonly unknown[]; readonly after: readonly unknown[] }>> = {
  kubernetes: { before: [], after: [] },
  cilium: { before: [{ toEntities: ['kube-apiserver'] }], after: [] },
  calico: { before: [], after: [] },
  clusterNetworkPolicy: {
    before: [],
    after: [{ name: 'deny-everything-else', action: 'Deny', to: [{ namespaces: {} }, { networks: ['0.0.0.0/0', '::/0'] }] }],
  },
};

async function egressOf(
  engine: Engine,
  to: readonly object[],
  rest: object = { dns: false },
  channel: 'standard' | 'experimental' = 'standard',
): Promise<readonly unknown[] | undefined> {
  const policy = { egress: { enabled: true, to, ...rest }, clusterNetworkPolicy: { channel } };
  return allowlistOf(await renderPolicies({ engine, policy })).egress;
}

for (const engine of engines) {
  describe(`chart: egress of engine ${engine}`, () => {
    const { before, after } = around[engine];

    for (const translation of translations) {
      const rules = engine === 'kubernetes' ? translation.to : translation[engine];
      if (rules === undefined) continue;
      it(`says ${translation.title}`, async () => {
        assert.deepEqual(await egressOf(engine, translation.to, undefined, translation.channel), [...before, ...rules, ...after]);
      });
    }

    it('denies everything that is not listed', async () => {
      const spec = allowlistOf(await renderPolicies({ engine, policy: { egress: { enabled: true, dns: false } } }));
      assert.deepEqual(spec.egress, [...before, ...after]);
      const both = ['Ingress', 'Egress'];
      const types = { kubernetes: spec.policyTypes, calico: spec.types, cilium: both, clusterNetworkPolicy: both };
      assert.deepEqual(types[engine], both);
    });

    it('allows DNS over UDP and TCP to its namespace, before egress.to', async () => {
      const dnsNamespace = 'dns-system';
      const named = { matchLabels: { 'kubernetes.io/metadata.name': dnsNamespace } };
      const port = { destinationPort: { number: 53 } };
      const destination = { namespaceSelector: "kubernetes.io/metadata.name == 'dns-system'", ports: [53] };
      const ports = ['UDP', 'TCP'];
      const dns = {
        kubernetes: [{ to: [{ namespaceSelector: named }], ports: ports.map((protocol) => ({ protocol, port: 53 })) }],
        cilium: [
          {
            toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': dnsNamespace } }],
            toPorts: [{ ports: ports.map((protocol) => ({ port: '53', protocol })), rules: { dns: [{ matchPattern: '*' }] } }],
          },
        ],
        calico: ports.map((protocol) => ({ action: 'Allow', protocol, destination })),
        clusterNetworkPolicy: [{ name: 'dns', action: 'Accept', to: [{ namespaces: named }], protocols: [{ udp: port }, { tcp: port }] }],
      }[engine];
      const entry = [{ to: [{ ipBlock: { cidr: '192.0.2.1/32' } }] }];
      const [rule] = (await egressOf(engine, entry))?.slice(before.length) ?? [];
      assert.deepEqual(await egressOf(engine, entry, { dnsNamespace }), [...before, ...dns, rule, ...after]);
    });
  });
}

describe('chart: limits of the APIs', () => {
  const blocks = (count: number) => Array.from({ length: count }, (_, index) => ({ ipBlock: { cidr: `10.0.${String(index)}.0/24` } }));
  const ports = (count: number) => Array.from({ length: count }, (_, index) => ({ port: 1000 + index }));

  it('splits more CIDRs and ports than a ClusterNetworkPolicy takes in a list', async () => {
    const rules = (await egressOf('clusterNetworkPolicy', [{ to: blocks(60), ports: ports(60) }])) as {
      to: { networks?: string[] }[];
      protocols?: unknown[];
    }[];
    const accepting = rules.slice(0, -1);
    assert.deepEqual(
      accepting.map(({ to, protocols }) => [to.map(({ networks }) => networks?.length), protocols?.length]),
      [
        [[25, 25, 10], 25],
        [[25, 25, 10], 25],
        [[25, 25, 10], 10],
      ],
    );
  });

  it('splits more ports than Cilium takes in a list', async () => {
    const [, rule] = (await egressOf('cilium', [{ ports: ports(90) }])) as { toPorts: { ports: unknown[] }[] }[];
    assert.deepEqual(
      rule?.toPorts.map((list) => list.ports.length),
      [40, 40, 10],
    );
  });
});
