import assert from 'node:assert/strict';
import type { Engine } from '../../scenarios/engines.ts';
import { engines } from '../../scenarios/engines.ts';
import { type PolicyValues, refusal } from './support/render.ts';

const egress = (entry: object, position = 0) => ({
  egress: { enabled: true, to: [...Array.from({ length: position }, () => ({})), entry] },
});

describe('chart: values that the schema refuses', () => {
  const unknownKeys: readonly (readonly [string, PolicyValues])[] = [
    ['networkpolicy', { networkpolicy: { enabled: true } }],
    ['engin', { policy: { engin: 'cilium' } }],
    ['enable', { policy: { defaultDeny: { enable: true } } }],
    ['form', { policy: { metrics: { form: [] } } }],
    ['dnsNamespaces', { policy: { egress: { dnsNamespaces: [] } } }],
    ['rules', { policy: { cilium: { rules: [] } } }],
    ['ingressDeny', { policy: { cilium: { ingressDeny: [] } } }],
    ['order', { policy: { calico: { order: 1 } } }],
    ['tier', { policy: { clusterNetworkPolicy: { tier: 'Admin' } } }],
    ['grpc', { ports: { grpc: 1 } }],
    ['enable', { gate: { enable: true } }],
    ['port', { policy: egress({ port: [] }) }],
    ['cidr', { policy: egress({ to: [{ cidr: '10.0.0.0/8' }] }) }],
    ['endport', { policy: egress({ ports: [{ port: 1, endport: 2 }] }) }],
    ['a) || has(b', { policy: egress({ to: [{ podSelector: { matchLabels: { 'a) || has(b': '' } } }] }) }],
    ['label', { policy: { metrics: { from: [{ podSelector: { label: {} } }] } } }],
  ];
  for (const [key, values] of unknownKeys) {
    it(`names the unknown key ${key} in ${JSON.stringify(values)}`, async () => {
      assert.ok((await refusal(values)).includes(`additional properties '${key}' not allowed`));
    });
  }

  const wrong: readonly (readonly [string, PolicyValues])[] = [
    ['/ports/metrics', { ports: { metrics: 0 } }],
    ['/ports/metrics', { ports: { metrics: 65_536 } }],
    ['/ports/webhook', { ports: { webhook: 'https' } }],
    ['/ports/gate', { ports: { gate: 80.5 } }],
    ['/networkPolicy/enabled', { policy: { enabled: 'yes' } }],
    ['/networkPolicy/defaultDeny/order', { policy: { defaultDeny: { order: -1 } } }],
    ['/networkPolicy/defaultDeny/order', { policy: { defaultDeny: { order: '2000' } } }],
    ['/networkPolicy/clusterNetworkPolicy/apiVersion', { policy: { clusterNetworkPolicy: { apiVersion: 'v1beta1' } } }],
    ['/networkPolicy/clusterNetworkPolicy/channel', { policy: { clusterNetworkPolicy: { channel: 'beta' } } }],
    ['/networkPolicy/clusterNetworkPolicy/priority', { policy: { clusterNetworkPolicy: { priority: 1001 } } }],
    ['/networkPolicy/egress/dnsNamespace', { policy: { egress: { dnsNamespace: "' || all()" } } }],
    ['/networkPolicy/calico/ingress', { policy: { calico: { ingress: {} } } }],
    ['/networkPolicy/additionalIngress/0', { policy: { additionalIngress: ['x'] } }],
    ['/networkPolicy/egress/to/1/to/0/ipBlock/cidr', { policy: egress({ to: [{ ipBlock: { cidr: '10.0.0.1' } }] }, 1) }],
    [
      '/networkPolicy/egress/to/0/to/0/podSelector/matchLabels/a',
      { policy: egress({ to: [{ podSelector: { matchLabels: { a: "b' || all()" } } }] }) },
    ],
    ['/networkPolicy/egress/to/0/ports/0/port', { policy: egress({ ports: [{ port: '443' }] }) }],
    ['/networkPolicy/egress/to/0/ports/0/protocol', { policy: egress({ ports: [{ protocol: 'ICMP' }] }) }],
    ['/networkPolicy/egress/to/0/to/0', { policy: egress({ to: [{}] }) }],
    [
      '/networkPolicy/metrics/from/0/podSelector/matchExpressions/0',
      { policy: { metrics: { from: [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }] } } },
    ],
    [
      '/networkPolicy/metrics/from/0/podSelector/matchExpressions/0/values',
      { policy: { metrics: { from: [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] } }] } } },
    ],
  ];
  for (const [place, values] of wrong) {
    it(`names the place ${place} of ${JSON.stringify(values)}`, async () => {
      assert.ok((await refusal(values)).includes(`at '${place}'`), await refusal(values));
    });
  }

  for (const section of ['egress', 'defaultDeny', 'webhook', 'cilium', 'calico', 'clusterNetworkPolicy']) {
    it(`says that networkPolicy.${section} is missing where it is null`, async () => {
      assert.match(await refusal({ policy: { [section]: null } }), new RegExp(`missing property '${section}'`));
    });
  }
});

describe('chart: egress.to that an engine cannot say', () => {
  const selector = { podSelector: {} };
  const block = { ipBlock: { cidr: '192.0.2.0/24' } };
  const experimental = { clusterNetworkPolicy: { channel: 'experimental' } };
  const cases: readonly { readonly on: readonly Engine[]; readonly entry: object; readonly says: RegExp; readonly beside?: object }[] = [
    {
      on: engines,
      entry: { to: [selector, { ...selector, ...block }] },
      says: /networkPolicy\.egress\.to\[2\]\.to\[1\]: ipBlock cannot be combined with a selector/,
    },
    {
      on: engines,
      entry: { ports: [{ port: 1 }, { port: 'http', endPort: 90 }] },
      says: /networkPolicy\.egress\.to\[2\]\.ports\[1\]\.endPort: needs a port that is a number/,
    },
    { on: engines, entry: { ports: [{ endPort: 90 }] }, says: /networkPolicy\.egress\.to\[2\]\.ports\[0\]\.endPort: needs a port/ },
    {
      on: engines,
      entry: { ports: [{ port: 100, endPort: 90 }] },
      says: /networkPolicy\.egress\.to\[2\]\.ports\[0\]\.endPort: 90 is less than port 100/,
    },
    {
      on: ['clusterNetworkPolicy'],
      entry: { to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] },
      says: /networkPolicy\.egress\.to\[2\]\.to\[0\]\.ipBlock\.except: engine clusterNetworkPolicy cannot leave addresses out/,
    },
    {
      on: ['clusterNetworkPolicy'],
      entry: { to: [selector, block], ports: [{ port: 80 }, { port: 'http' }] },
      beside: experimental,
      says: /networkPolicy\.egress\.to\[2\]\.ports\[1\]\.port: engine clusterNetworkPolicy has no port names for an ipBlock/,
    },
    ...[{}, { to: [selector] }, { to: [block] }].map((peers) => ({
      on: ['clusterNetworkPolicy'] as const,
      entry: { ...peers, ports: [{ port: 80 }, { port: 'http' }] },
      says: /networkPolicy\.egress\.to\[2\]\.ports\[1\]\.port: .* in the experimental channel of its API only; write the number, or set networkPolicy\.clusterNetworkPolicy\.channel to experimental/,
    })),
  ];
  for (const { on, entry, says, beside } of cases) {
    for (const engine of on) {
      it(`names the entry ${JSON.stringify(entry)} (${engine})`, async () => {
        assert.match(await refusal({ engine, policy: { ...egress(entry, 2), ...beside } }), says);
      });
    }
  }

  it('counts the rules of a ClusterNetworkPolicy, its own included', async () => {
    const rules = (count: number) => Array.from({ length: count }, () => ({ action: 'Accept', from: [{ namespaces: {} }] }));
    const policy = (count: number) => ({ clusterNetworkPolicy: { ingress: rules(count) } });
    const values = { engine: 'clusterNetworkPolicy' as const };
    assert.match(
      await refusal({ ...values, policy: policy(24) }),
      /networkPolicy\.clusterNetworkPolicy\.ingress: with the chart's own they make 26 ingress rules, and engine clusterNetworkPolicy takes 25/,
    );
    assert.match(
      await refusal({ ...values, policy: { egress: { enabled: true, to: Array.from({ length: 24 }, () => ({})) } } }),
      /networkPolicy\.egress\.to and networkPolicy\.clusterNetworkPolicy\.egress: .* 26 egress rules/,
    );
  });

  for (const engine of ['calico', 'clusterNetworkPolicy'] as const) {
    it(`refuses a Deny in ${engine}.egress that would not be rendered`, async () => {
      const rules = [{ action: engine === 'calico' ? 'Allow' : 'Accept' }, { action: 'Deny' }];
      assert.match(
        await refusal({ engine, policy: { [engine]: { egress: rules } } }),
        new RegExp(
          `networkPolicy\\.${engine}\\.egress\\[1\\]: this Deny would not be rendered, because networkPolicy\\.egress\\.enabled is false`,
        ),
      );
    });
  }
});
