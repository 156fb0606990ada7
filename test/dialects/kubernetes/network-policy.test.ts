import assert from 'node:assert/strict';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld } from '../../policy/world.ts';

const world = buildWorld({
  namespaces: { shop: { team: 'a' }, mon: { team: 'b' }, bare: {} },
  nodes: { worker: {}, other: {} },
  pods: {
    'shop/web': { labels: { app: 'web', tier: 'front' }, ports: { http: 8080, dns: '53/UDP' }, node: 'worker' }, // 10.244.0.1
    'shop/db': { labels: { app: 'db' }, ports: { http: 9090 }, node: 'other' }, // 10.244.0.2
    'mon/prometheus': { labels: { app: 'prometheus' } }, // 10.244.0.3
    'mon/web': { labels: { app: 'web' } }, // 10.244.0.4
    'bare/pod': {}, // 10.244.0.5
  },
  externals: { internet: { addresses: ['198.51.100.7', '2001:db8::7'] } },
});

/** A policy in namespace shop that selects `app=web`. */
const policy = (spec: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
${spec.replace(/^/gm, '  ')}`;

interface Case {
  readonly title: string;
  readonly spec: string;
  readonly allowed?: readonly Flow[];
  readonly denied?: readonly Flow[];
}

const fromAll = ['shop/db', 'mon/prometheus', 'bare/pod', 'internet', 'other', 'apiserver'].map((source) => flow(source, 'shop/web', 8080));
const toAll = ['shop/db', 'mon/prometheus', 'internet', 'other', 'apiserver'].map((destination) => flow('shop/web', destination, 8080));
const v6 = { family: 6 } as const;

const groups: Record<string, readonly Case[]> = {
  'isolation by policyTypes': [
    { title: 'absent, no rules: ingress is isolated, egress is not', spec: '', denied: fromAll, allowed: toAll },
    { title: 'absent, empty lists: ingress is isolated, egress is not', spec: 'ingress: []\negress: []', denied: fromAll, allowed: toAll },
    { title: 'empty list counts as absent', spec: 'policyTypes: []\negress: [{ ports: [{ port: 1 }] }]', denied: [...fromAll, ...toAll] },
    { title: 'absent with an egress rule: both', spec: 'egress: [{ ports: [{ port: 1 }] }]', denied: [...fromAll, ...toAll] },
    { title: 'Ingress only', spec: 'policyTypes: [Ingress]', denied: fromAll, allowed: toAll },
    {
      title: 'Ingress only, though egress rules are written',
      spec: 'policyTypes: [Ingress]\negress: [{}]',
      denied: fromAll,
      allowed: toAll,
    },
    { title: 'Egress only', spec: 'policyTypes: [Egress]', denied: toAll, allowed: fromAll },
    { title: 'both', spec: 'policyTypes: [Ingress, Egress]', denied: [...fromAll, ...toAll] },
    { title: 'pods it does not select stay open', spec: '', allowed: [flow('shop/web', 'shop/db', 80), flow('shop/db', 'mon/web', 80)] },
    { title: 'null lists count as absent', spec: 'policyTypes: null\ningress: null\negress: null', denied: fromAll, allowed: toAll },
  ],
  'peers and ports that are not there mean any': [
    { title: 'an empty rule allows everything', spec: 'ingress: [{}]', allowed: fromAll },
    { title: 'empty from and ports', spec: 'ingress: [{ from: [], ports: [] }]', allowed: fromAll },
    { title: 'null from and ports', spec: 'ingress: [{ from: null, ports: null }]', allowed: fromAll },
    { title: 'an empty egress rule', spec: 'policyTypes: [Egress]\negress: [{}]', allowed: toAll },
    { title: 'ICMP passes a rule without ports', spec: 'ingress: [{}]', allowed: [flow('shop/db', 'shop/web', 0, { protocol: 'ICMP' })] },
    {
      title: 'ICMP passes no rule with ports',
      spec: 'ingress: [{ ports: [{ protocol: TCP }, { protocol: UDP }, { protocol: SCTP }] }]',
      denied: [flow('shop/db', 'shop/web', 0, { protocol: 'ICMP' })],
      allowed: (['TCP', 'UDP', 'SCTP'] as const).map((protocol) => flow('shop/db', 'shop/web', 7, { protocol })),
    },
  ],
  selectors: [
    {
      title: 'podSelector: pods of the own namespace',
      spec: 'ingress: [{ from: [{ podSelector: { matchLabels: { app: db } } }] }]',
      allowed: [flow('shop/db', 'shop/web', 1)],
      denied: [flow('mon/prometheus', 'shop/web', 1), flow('internet', 'shop/web', 1)],
    },
    {
      title: 'an empty podSelector: all pods of the own namespace',
      spec: 'ingress: [{ from: [{ podSelector: {} }] }]',
      allowed: [flow('shop/db', 'shop/web', 1)],
      denied: [flow('mon/web', 'shop/web', 1), flow('other', 'shop/web', 1)],
    },
    {
      title: 'namespaceSelector: all pods of the namespaces',
      spec: 'ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: mon } } }] }]',
      allowed: [flow('mon/prometheus', 'shop/web', 1), flow('mon/web', 'shop/web', 1)],
      denied: [flow('shop/db', 'shop/web', 1), flow('bare/pod', 'shop/web', 1)],
    },
    {
      title: 'an empty namespaceSelector: every pod, but nothing else',
      spec: 'ingress: [{ from: [{ namespaceSelector: {} }] }]',
      allowed: [flow('shop/db', 'shop/web', 1), flow('mon/web', 'shop/web', 1), flow('bare/pod', 'shop/web', 1)],
      denied: [flow('other', 'shop/web', 1), flow('internet', 'shop/web', 1), flow('apiserver', 'shop/web', 1)],
    },
    {
      title: 'both in one peer: pods by label in the namespaces',
      spec: 'ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: b } }, podSelector: { matchLabels: { app: web } } }] }]',
      allowed: [flow('mon/web', 'shop/web', 1)],
      denied: [flow('mon/prometheus', 'shop/web', 1), flow('shop/db', 'shop/web', 1)],
    },
    {
      title: 'two peers are alternatives',
      spec: 'ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: b } } }, { podSelector: { matchLabels: { app: db } } }] }]',
      allowed: [flow('mon/prometheus', 'shop/web', 1), flow('shop/db', 'shop/web', 1)],
      denied: [flow('bare/pod', 'shop/web', 1)],
    },
    {
      title: 'a null selector beside another is not there',
      spec: 'ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: b } }, podSelector: null }] }]',
      allowed: [flow('mon/prometheus', 'shop/web', 1)],
      denied: [flow('shop/db', 'shop/web', 1)],
    },
    {
      title: 'matchExpressions In, NotIn, Exists, DoesNotExist',
      spec: `ingress:
- from:
  - namespaceSelector:
      matchExpressions: [{ key: team, operator: In, values: [a, b] }]
    podSelector:
      matchExpressions: [{ key: tier, operator: DoesNotExist }, { key: app, operator: NotIn, values: [db] }, { key: app, operator: Exists }]`,
      allowed: [flow('mon/web', 'shop/web', 1), flow('mon/prometheus', 'shop/web', 1)],
      denied: [flow('shop/db', 'shop/web', 1), flow('bare/pod', 'shop/web', 1)],
    },
    {
      title: 'selectors that select nobody match nobody',
      spec: 'ingress: [{ from: [{ podSelector: { matchLabels: { app: ghost } } }] }]',
      denied: fromAll,
    },
    {
      title: 'egress peers',
      spec: 'policyTypes: [Egress]\negress: [{ to: [{ namespaceSelector: { matchLabels: { team: b } } }] }]',
      allowed: [flow('shop/web', 'mon/web', 1), flow('shop/web', 'mon/web', 1, v6)],
      denied: [flow('shop/web', 'shop/db', 1), flow('shop/web', 'internet', 1), flow('shop/web', 'shop/db', 1, v6)],
    },
  ],
  ipBlock: [
    {
      title: 'matches addresses outside the cluster',
      spec: 'ingress: [{ from: [{ ipBlock: { cidr: 198.51.100.0/24 } }] }]',
      allowed: [flow('internet', 'shop/web', 1)],
      denied: [flow('shop/db', 'shop/web', 1), flow('internet', 'shop/web', 1, v6)],
    },
    {
      title: 'matches pods, nodes and the apiserver by address, too',
      spec: 'policyTypes: [Egress]\negress: [{ to: [{ ipBlock: { cidr: 10.244.0.2/32 } }, { ipBlock: { cidr: 172.18.0.0/16 } }] }]',
      allowed: [flow('shop/web', 'shop/db', 1), flow('shop/web', 'other', 1), flow('shop/web', 'apiserver', 6443)],
      denied: [flow('shop/web', 'mon/web', 1), flow('shop/web', 'internet', 1)],
    },
    {
      title: 'except takes addresses out',
      spec: 'policyTypes: [Egress]\negress: [{ to: [{ ipBlock: { cidr: 10.244.0.0/24, except: [10.244.0.2/31] } }] }]',
      allowed: [flow('shop/web', 'mon/web', 1)],
      denied: [flow('shop/web', 'shop/db', 1), flow('shop/web', 'mon/prometheus', 1)],
    },
    {
      title: 'except of one peer does not bind another',
      spec: 'policyTypes: [Egress]\negress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }, { ipBlock: { cidr: 10.244.0.2/32 } }] }]',
      allowed: [flow('shop/web', 'shop/db', 1), flow('shop/web', 'internet', 1)],
      denied: [flow('shop/web', 'mon/web', 1), flow('shop/web', 'internet', 1, v6)],
    },
    {
      title: 'IPv6, host bits masked away',
      spec: 'policyTypes: [Egress]\negress: [{ to: [{ ipBlock: { cidr: "2001:db8::7/64", except: ["2001:db8::8/128"] } }] }]',
      allowed: [flow('shop/web', 'internet', 1, v6)],
      denied: [flow('shop/web', 'internet', 1), flow('shop/web', 'shop/db', 1, v6)],
    },
  ],
  ports: [
    {
      title: 'a number, TCP by default',
      spec: 'ingress: [{ ports: [{ port: 8080 }] }]',
      allowed: [flow('shop/db', 'shop/web', 8080)],
      denied: [flow('shop/db', 'shop/web', 8081), flow('shop/db', 'shop/web', 8080, { protocol: 'UDP' })],
    },
    {
      title: 'UDP and SCTP',
      spec: 'ingress: [{ ports: [{ protocol: UDP, port: 53 }, { protocol: SCTP, port: 7 }] }]',
      allowed: [flow('shop/db', 'shop/web', 53, { protocol: 'UDP' }), flow('shop/db', 'shop/web', 7, { protocol: 'SCTP' })],
      denied: [flow('shop/db', 'shop/web', 53), flow('shop/db', 'shop/web', 7, { protocol: 'UDP' })],
    },
    {
      title: 'endPort: a range with both ends',
      spec: 'ingress: [{ ports: [{ port: 8000, endPort: 8002 }, { port: 9, endPort: 9 }] }]',
      allowed: [8000, 8001, 8002, 9].map((port) => flow('shop/db', 'shop/web', port)),
      denied: [7999, 8003, 10].map((port) => flow('shop/db', 'shop/web', port)),
    },
    {
      title: 'a name: the container port of the destination with the protocol',
      spec: 'ingress: [{ ports: [{ port: http }] }]',
      allowed: [flow('shop/db', 'shop/web', 8080), flow('internet', 'shop/web', 8080, v6)],
      denied: [flow('shop/db', 'shop/web', 9090), flow('shop/db', 'shop/web', 8080, { protocol: 'UDP' })],
    },
    {
      title: 'a name with another protocol',
      spec: 'ingress: [{ ports: [{ port: dns, protocol: UDP }, { port: http, protocol: UDP }] }]',
      allowed: [flow('shop/db', 'shop/web', 53, { protocol: 'UDP' })],
      denied: [flow('shop/db', 'shop/web', 53), flow('shop/db', 'shop/web', 8080, { protocol: 'UDP' })],
    },
    {
      title: 'a name in egress: each destination by its own port, none where it has none',
      spec: 'policyTypes: [Egress]\negress: [{ ports: [{ port: http }] }]',
      allowed: [flow('shop/web', 'shop/db', 9090)],
      denied: [flow('shop/web', 'shop/db', 8080), flow('shop/web', 'mon/web', 8080), flow('shop/web', 'internet', 9090)],
    },
    {
      title: 'peers and ports of one rule must both match, rules are alternatives',
      spec: `ingress:
- { from: [{ podSelector: {} }], ports: [{ port: 1 }] }
- { from: [{ namespaceSelector: { matchLabels: { team: b } } }], ports: [{ port: 2 }] }`,
      allowed: [flow('shop/db', 'shop/web', 1), flow('mon/web', 'shop/web', 2)],
      denied: [flow('shop/db', 'shop/web', 2), flow('mon/web', 'shop/web', 1)],
    },
  ],
};

describe('networking.k8s.io/v1 NetworkPolicy', () => {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const { title, spec, allowed = [], denied = [] } of cases) {
        it(title, () => {
          for (const one of allowed) assert.equal(predict(world, policy(spec), one).verdict, 'allowed', JSON.stringify(one));
          for (const one of denied) assert.equal(predict(world, policy(spec), one).verdict, 'denied', JSON.stringify(one));
        });
      }
    });
  }

  it('without a podSelector selects every pod of its namespace, as the API server decodes it', () => {
    const yaml = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: all, namespace: shop }\nspec: {}';
    assert.equal(predict(world, yaml, flow('mon/web', 'shop/db', 1)).verdict, 'denied');
    assert.equal(predict(world, yaml, flow('shop/db', 'mon/web', 1)).verdict, 'allowed');
  });

  it('names the rule that allowed, and the end of the tier that denied', () => {
    const yaml = policy('ingress: [{ ports: [{ port: 1 }] }, { ports: [{ port: 2 }] }]');
    const allowed = predict(world, yaml, flow('shop/db', 'shop/web', 2)).decidedBy;
    assert.deepEqual([allowed.rule, allowed.policy?.name, allowed.tier, allowed.effect], ['spec.ingress[1]', 'web', 'default', 'allow']);
    const denied = predict(world, yaml, flow('shop/db', 'shop/web', 3)).decidedBy;
    assert.deepEqual([denied.rule, denied.policy?.name, denied.tier, denied.effect], [undefined, 'web', 'default', 'deny']);
  });
});
