import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, policy } from './fixture.ts';

const from = (...ids: string[]) => ids.map((id) => flow(id, 'shop/web', 8080));
const icmp = { protocol: 'ICMP' } as const;

const cases: readonly Case[] = [
  {
    title: 'a number with a protocol',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: "8080", protocol: TCP }] }] }]'),
    allowed: from('shop/db'),
    denied: [
      flow('shop/db', 'shop/web', 8081),
      flow('shop/db', 'shop/web', 8080, { protocol: 'UDP' }),
      flow('shop/db', 'shop/web', 0, icmp),
    ],
  },
  ...['', ', protocol: ANY'].map((protocol) => ({
    title: `every protocol with ports${protocol}`,
    yaml: policy(`ingress: [{ toPorts: [{ ports: [{ port: "8080"${protocol} }] }] }]`),
    allowed: (['TCP', 'UDP', 'SCTP'] as const).map((name) => flow('shop/db', 'shop/web', 8080, { protocol: name })),
    denied: [flow('shop/db', 'shop/web', 0, icmp)],
  })),
  {
    title: 'port 0 is every port, not ICMP',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: "0", protocol: TCP }] }] }]'),
    allowed: [flow('shop/db', 'shop/web', 1), flow('shop/db', 'shop/web', 65_535)],
    denied: [flow('shop/db', 'shop/web', 1, { protocol: 'UDP' }), flow('shop/db', 'shop/web', 0, icmp)],
  },
  {
    title: 'port 0 is every port though endPort stands beside it',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: "0", endPort: 80, protocol: TCP }] }] }]'),
    allowed: [flow('shop/db', 'shop/web', 80), flow('shop/db', 'shop/web', 81)],
    denied: [flow('shop/db', 'shop/web', 80, { protocol: 'UDP' })],
  },
  {
    title: 'endPort: both ends',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: "8080", endPort: 8090, protocol: TCP }] }] }]'),
    allowed: [8080, 8085, 8090].map((port) => flow('shop/db', 'shop/web', port)),
    denied: [8079, 8091].map((port) => flow('shop/db', 'shop/web', port)),
  },
  {
    title: 'endPort below port does not count',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: "8080", endPort: 80 }] }] }]'),
    allowed: from('shop/db'),
    denied: [flow('shop/db', 'shop/web', 80)],
  },
  {
    title: 'a name in ingress: the container port of the subject',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: HTTP, protocol: TCP }] }] }]'),
    allowed: from('shop/db'),
    denied: [flow('shop/db', 'shop/web', 9090)],
  },
  {
    title: 'a name in egress: each destination by its own',
    yaml: policy('egress: [{ toEntities: [cluster], toPorts: [{ ports: [{ port: http, protocol: TCP }] }] }]'),
    allowed: [flow('shop/web', 'shop/db', 9090), flow('shop/web', 'mon/web', 7070)],
    denied: [flow('shop/web', 'shop/db', 8080), flow('shop/web', 'mon/prometheus', 9090), flow('shop/web', 'other', 9090)],
  },
  {
    title: 'a name with a protocol that the container port does not have',
    yaml: policy('ingress: [{ toPorts: [{ ports: [{ port: http, protocol: UDP }] }] }]'),
    denied: [flow('shop/db', 'shop/web', 8080, { protocol: 'UDP' })],
  },
  {
    title: 'a rule without ports takes ICMP, too',
    yaml: policy('ingress: [{ fromEndpoints: [{}] }]'),
    allowed: [flow('shop/db', 'shop/web', 0, icmp)],
  },
  ...['8', '"8"', 'EchoRequest', 'Echo'].map((type) => ({
    title: `ICMP type ${type}`,
    yaml: policy(`ingress: [{ icmps: [{ fields: [{ type: ${type} }] }] }]`),
    allowed: [flow('shop/db', 'shop/web', 0, icmp)],
    denied: [flow('shop/db', 'shop/web', 0, { ...icmp, family: 6 }), ...from('shop/db')],
  })),
  {
    title: 'another ICMP type',
    yaml: policy('ingress: [{ icmps: [{ fields: [{ type: EchoReply }] }] }]'),
    denied: [flow('shop/db', 'shop/web', 0, icmp)],
  },
  {
    title: 'ICMPv6 by name',
    yaml: policy('ingress: [{ icmps: [{ fields: [{ family: IPv6, type: EchoRequest }] }] }]'),
    allowed: [flow('shop/db', 'shop/web', 0, { ...icmp, family: 6 })],
    denied: [flow('shop/db', 'shop/web', 0, icmp)],
  },
  { title: 'icmps without fields: nothing', yaml: policy('ingress: [{ icmps: [{}] }]'), denied: [flow('shop/db', 'shop/web', 0, icmp)] },
];

describe('cilium.io/v2 ports and ICMP', () => {
  for (const one of cases) {
    it(one.title, () => {
      assertCase(one);
    });
  }
});
