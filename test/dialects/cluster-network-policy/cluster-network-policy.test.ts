import assert from 'node:assert/strict';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld } from '../../policy/world.ts';

const world = buildWorld({
  namespaces: { shop: { team: 'a' }, mon: { team: 'b' } },
  nodes: { worker: { labels: { disk: 'ssd' } }, master: { labels: { 'node-role.kubernetes.io/control-plane': '' } } },
  apiserver: { node: 'master' },
  pods: {
    'shop/web': { labels: { app: 'web' }, ports: { http: 8080 }, node: 'worker' }, // 10.244.0.1
    'shop/db': { labels: { app: 'db' }, ports: { http: 9090, dns: '53/UDP' }, node: 'master' }, // 10.244.0.2
    'mon/web': { labels: { app: 'web' }, node: 'worker' }, // 10.244.0.3
  },
  externals: { bucket: { addresses: ['198.51.100.7', '2001:db8::7'], names: ['s3.example.com'] } },
});

const policy = (
  rules: string,
  subject = 'pods: { namespaceSelector: { matchLabels: { team: a } }, podSelector: { matchLabels: { app: web } } }',
): string => `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: guard }
spec:
  tier: Baseline
  priority: 10
  subject: { ${subject} }
${rules.replace(/^/gm, '  ')}`;

const byName = (name: string): Partial<Flow> => ({ via: { kind: 'name', name } });

interface Case {
  readonly title: string;
  readonly rules: string;
  readonly subject?: string;
  readonly allowed?: readonly Flow[];
  readonly denied?: readonly Flow[];
}

const everything = 'networks: ["0.0.0.0/0", "::/0"]';
const toWeb = (source: string, port = 8080): Flow => flow(source, 'shop/web', port);
const fromWeb = (destination: string, port = 8080, options: Partial<Flow> = {}): Flow => flow('shop/web', destination, port, options);

const groups: Record<string, readonly Case[]> = {
  'actions and order': [
    { title: 'no rules: nothing is isolated', rules: 'ingress: []', allowed: [toWeb('shop/db'), fromWeb('bucket')] },
    {
      title: 'only Accept: every other port stays open',
      rules: 'ingress: [{ action: Accept, from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { number: 1 } } }] }]',
      allowed: [toWeb('shop/db', 2)],
    },
    { title: 'Deny', rules: 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]', denied: [toWeb('shop/db'), toWeb('mon/web')] },
    {
      title: 'the first rule that matches decides',
      rules: `ingress:
- { name: let the shop in, action: Accept, from: [{ namespaces: { matchLabels: { team: a } } }] }
- { action: Deny, from: [{ namespaces: {} }] }
- { action: Accept, from: [{ namespaces: {} }] }`,
      allowed: [toWeb('shop/db')],
      denied: [toWeb('mon/web')],
    },
    {
      title: 'Pass leaves the tier before its Deny',
      rules: `ingress:
- { action: Pass, from: [{ pods: { podSelector: { matchLabels: { app: db } } } }] }
- { action: Deny, from: [{ namespaces: {} }] }`,
      allowed: [toWeb('shop/db')],
      denied: [toWeb('mon/web')],
    },
  ],
  subjects: [
    {
      title: 'pods: in the namespaces, by label',
      rules: 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]',
      denied: [toWeb('shop/db')],
      allowed: [flow('shop/web', 'shop/db', 1), flow('shop/db', 'mon/web', 1)],
    },
    {
      title: 'namespaces: every pod of them',
      subject: 'namespaces: { matchLabels: { team: a } }',
      rules: 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]',
      denied: [flow('mon/web', 'shop/db', 1), flow('mon/web', 'shop/web', 1)],
      allowed: [flow('shop/db', 'mon/web', 1)],
    },
    {
      title: 'pods without a namespaceSelector: in all namespaces',
      subject: 'pods: { podSelector: { matchLabels: { app: web } } }',
      rules: 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]',
      denied: [flow('shop/db', 'mon/web', 1), flow('shop/db', 'shop/web', 1)],
      allowed: [flow('mon/web', 'shop/db', 1)],
    },
  ],
  peers: [
    {
      title: 'ingress from all namespaces: every pod, but no node, no apiserver, nothing outside',
      rules: 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]',
      denied: [toWeb('shop/db'), toWeb('mon/web')],
      allowed: [toWeb('worker'), toWeb('master'), toWeb('apiserver'), toWeb('bucket')],
    },
    {
      title: 'egress to all namespaces: neither the apiserver nor an outside address',
      rules: 'egress: [{ action: Deny, to: [{ namespaces: {} }] }]',
      denied: [fromWeb('shop/db'), fromWeb('mon/web')],
      allowed: [fromWeb('apiserver', 6443), fromWeb('bucket', 443), fromWeb('worker')],
    },
    {
      title: 'networks match everything in them, pods and nodes too',
      rules: `egress: [{ action: Deny, to: [{ ${everything} }] }]`,
      denied: [
        fromWeb('shop/db'),
        fromWeb('apiserver', 6443),
        fromWeb('bucket', 443),
        fromWeb('worker'),
        fromWeb('bucket', 443, { family: 6 }),
      ],
    },
    {
      title: 'networks of one family leave the other alone',
      rules: 'egress: [{ action: Deny, to: [{ networks: [198.51.100.0/24] }] }]',
      denied: [fromWeb('bucket')],
      allowed: [fromWeb('bucket', 443, { family: 6 }), fromWeb('shop/db')],
    },
    {
      title: 'nodes by label; an apiserver has the labels of its node',
      rules: 'egress: [{ action: Deny, to: [{ nodes: { matchLabels: { node-role.kubernetes.io/control-plane: "" } } }] }]',
      denied: [fromWeb('master'), fromWeb('apiserver', 6443)],
      allowed: [fromWeb('worker'), fromWeb('bucket'), fromWeb('shop/db')],
    },
    {
      title: 'all nodes',
      rules: 'egress: [{ action: Deny, to: [{ nodes: {} }] }]',
      denied: [fromWeb('master'), fromWeb('worker'), fromWeb('apiserver', 6443)],
      allowed: [fromWeb('bucket'), fromWeb('shop/db')],
    },
    {
      title: 'peers of one rule are alternatives, whatever their kinds',
      rules: `egress:
- { action: Accept, to: [{ nodes: {} }, { domainNames: [s3.example.com] }, { pods: { podSelector: { matchLabels: { app: db } } } }] }
- { action: Deny, to: [{ ${everything} }] }`,
      allowed: [fromWeb('worker'), fromWeb('bucket', 443, byName('s3.example.com')), fromWeb('shop/db')],
      denied: [fromWeb('mon/web'), fromWeb('bucket', 443)],
    },
  ],
  domainNames: [
    {
      title: 'an exact name, whatever its case and final dot',
      rules: `egress:\n- { action: Accept, to: [{ domainNames: [S3.example.com.] }] }\n- { action: Deny, to: [{ ${everything} }] }`,
      allowed: [fromWeb('bucket', 443, byName('s3.example.com')), fromWeb('bucket', 443, byName('s3.EXAMPLE.com.'))],
      denied: [fromWeb('bucket', 443, byName('eu.s3.example.com')), fromWeb('bucket', 443, byName('example.com')), fromWeb('bucket', 443)],
    },
    {
      title: '*. stands for one or more whole labels',
      rules: `egress:\n- { action: Accept, to: [{ domainNames: ["*.kubernetes.io"] }] }\n- { action: Deny, to: [{ ${everything} }] }`,
      allowed: ['www.kubernetes.io', 'latest.blog.kubernetes.io'].map((name) => fromWeb('bucket', 443, byName(name))),
      denied: ['kubernetes.io', 'my-kubernetes.io', 'wikipedia.org', 'kubernetes.io.evil.com'].map((name) =>
        fromWeb('bucket', 443, byName(name)),
      ),
    },
    {
      title: 'with protocols',
      rules: `egress:
- { action: Accept, to: [{ domainNames: [s3.example.com] }], protocols: [{ tcp: { destinationPort: { number: 443 } } }] }
- { action: Deny, to: [{ ${everything} }] }`,
      allowed: [fromWeb('bucket', 443, byName('s3.example.com'))],
      denied: [fromWeb('bucket', 80, byName('s3.example.com'))],
    },
  ],
  protocols: [
    {
      title: 'numbers and ranges of tcp, udp and sctp',
      rules: `ingress:
- action: Deny
  from: [{ namespaces: {} }]
  protocols:
  - { tcp: { destinationPort: { number: 80 } } }
  - { udp: { destinationPort: { range: { start: 100, end: 102 } } } }
  - { sctp: { destinationPort: { number: 7 } } }`,
      denied: [
        toWeb('shop/db', 80),
        ...[100, 101, 102].map((port) => flow('shop/db', 'shop/web', port, { protocol: 'UDP' })),
        flow('shop/db', 'shop/web', 7, { protocol: 'SCTP' }),
      ],
      allowed: [
        toWeb('shop/db', 81),
        toWeb('shop/db', 101),
        ...[99, 103].map((port) => flow('shop/db', 'shop/web', port, { protocol: 'UDP' })),
        flow('shop/db', 'shop/web', 80, { protocol: 'SCTP' }),
      ],
    },
    {
      title: 'absent: any, ICMP included',
      rules: 'ingress: [{ action: Deny, from: [{ namespaces: {} }] }]',
      denied: [flow('shop/db', 'shop/web', 0, { protocol: 'ICMP' }), flow('shop/db', 'shop/web', 9, { protocol: 'UDP' })],
    },
    {
      title: "destinationNamedPort: the destination pod's port of any protocol",
      rules:
        'egress: [{ action: Deny, to: [{ namespaces: {} }], protocols: [{ destinationNamedPort: http }, { destinationNamedPort: dns }] }]',
      denied: [fromWeb('shop/db', 9090), fromWeb('shop/db', 53, { protocol: 'UDP' })],
      allowed: [fromWeb('shop/db', 8080), fromWeb('mon/web', 8080), fromWeb('shop/db', 53)],
    },
  ],
};

describe('policy.networking.k8s.io ClusterNetworkPolicy', () => {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const { title, rules, subject, allowed = [], denied = [] } of cases) {
        for (const version of ['v1alpha2', 'v1beta1']) {
          it(`${title} (${version})`, () => {
            const yaml = policy(rules, subject).replace('v1alpha2', version);
            for (const one of allowed) assert.equal(predict(world, yaml, one).verdict, 'allowed', JSON.stringify(one));
            for (const one of denied) assert.equal(predict(world, yaml, one).verdict, 'denied', JSON.stringify(one));
          });
        }
      }
    });
  }

  it('names the peer of a domain name and the rule of addresses', () => {
    const rules = `egress: [{ action: Accept, to: [{ nodes: {} }, { domainNames: [s3.example.com] }] }]`;
    assert.equal(predict(world, policy(rules), fromWeb('worker')).trace[0]?.rule, 'spec.egress[0]');
    assert.equal(predict(world, policy(rules), fromWeb('bucket', 443, byName('s3.example.com'))).trace[0]?.rule, 'spec.egress[0].to[1]');
  });

  it('counts an apiserver on a node of its own as a control-plane node', () => {
    const alone = buildWorld({ pods: { 'shop/web': { labels: { app: 'web' } } }, namespaces: { shop: { team: 'a' } } });
    const denyTo = (selector: string): string => policy(`egress: [{ action: Deny, to: [{ nodes: ${selector} }] }]`);
    assert.equal(
      predict(alone, denyTo('{ matchLabels: { node-role.kubernetes.io/control-plane: "" } }'), fromWeb('apiserver')).verdict,
      'denied',
    );
    assert.equal(predict(alone, denyTo('{ matchLabels: { disk: ssd } }'), fromWeb('apiserver')).verdict, 'allowed');
  });
});
