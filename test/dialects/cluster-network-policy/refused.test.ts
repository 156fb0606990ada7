import { assertRefused } from '../../policy/refuses.ts';

const header = `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: guard }
spec:`;
const object = (rules: string, top = 'tier: Baseline\npriority: 10\nsubject: { namespaces: {} }'): string =>
  `${header}\n${`${top}\n${rules}`.replace(/^/gm, '  ')}`;
const ingress = (rule: string): string => object(`ingress: [${rule}]`);
const egress = (rule: string): string => object(`egress: [${rule}]`);
const protocol = (text: string): string => ingress(`{ action: Deny, from: [{ namespaces: {} }], protocols: [${text}] }`);
const peer = (text: string): string => egress(`{ action: Accept, to: [{ namespaces: {} }, ${text}] }`);
const repeat = (text: string, count: number): string => Array.from({ length: count }, () => text).join(', ');
const addresses = (count: number): string => Array.from({ length: count }, (_, index) => `10.0.0.${String(index)}/32`).join(', ');

const cases: readonly [title: string, yaml: string, message: string][] = [
  [
    'a priority above 1000',
    object('', 'tier: Baseline\npriority: 2000\nsubject: { namespaces: {} }'),
    'spec.priority: 2000 is not 0 to 1000 (lower goes first); the API server refuses it',
  ],
  [
    'a priority below 0',
    object('', 'tier: Baseline\npriority: -1\nsubject: { namespaces: {} }'),
    'spec.priority: -1 is not 0 to 1000 (lower goes first); the API server refuses it',
  ],
  ['a broken priority', object('', 'tier: Baseline\npriority: 1.5\nsubject: { namespaces: {} }'), 'spec.priority: is not a whole number'],
  ['another tier', object('', 'tier: NetworkPolicy\npriority: 1\nsubject: { namespaces: {} }'), 'spec.tier: a tier is Admin or Baseline'],
  ['no tier', object('', 'priority: 1\nsubject: { namespaces: {} }'), 'spec.tier: a tier is Admin or Baseline'],
  [
    'an empty subject',
    object('', 'tier: Admin\npriority: 1\nsubject: {}'),
    'spec.subject: set exactly one of namespaces, pods; none is set',
  ],
  [
    'two subjects',
    object('', 'tier: Admin\npriority: 1\nsubject: { namespaces: {}, pods: { podSelector: {} } }'),
    'spec.subject: set exactly one of namespaces, pods; namespaces and pods are set',
  ],
  [
    'a subject of nodes',
    object('', 'tier: Admin\npriority: 1\nsubject: { nodes: {} }'),
    'spec.subject.nodes: unknown field; remove it or correct its name',
  ],
  ['an unknown field', object('policyTypes: [Ingress]'), 'spec.policyTypes: unknown field; remove it or correct its name'],
  [
    'pods without a podSelector',
    peer('{ pods: { namespaceSelector: {} } }'),
    'spec.egress[0].to[1].pods.podSelector: Invalid input: expected object, received undefined',
  ],
  [
    'the action of another dialect',
    ingress('{ action: Allow, from: [{ namespaces: {} }] }'),
    'spec.ingress[0].action: an action is Accept, Deny or Pass',
  ],
  ['no peers', ingress('{ action: Deny, from: [] }'), 'spec.ingress[0].from: needs at least one item'],
  ['peers left out', ingress('{ action: Deny }'), 'spec.ingress[0].from: Invalid input: expected array, received undefined'],
  ['26 peers', ingress(`{ action: Deny, from: [${repeat('{ namespaces: {} }', 26)}] }`), 'spec.ingress[0].from: at most 25 items'],
  ['26 rules', ingress(repeat('{ action: Deny, from: [{ namespaces: {} }] }', 26)), 'spec.ingress: at most 25 items'],
  ['26 networks', peer(`{ networks: [${addresses(26)}] }`), 'spec.egress[0].to[1].networks: at most 25 items'],
  ['26 protocols', protocol(repeat('{ tcp: { destinationPort: { number: 1 } } }', 26)), 'spec.ingress[0].protocols: at most 25 items'],
  ['an empty list of protocols', protocol(''), 'spec.ingress[0].protocols: needs at least one item'],
  [
    'a name of 101 characters',
    ingress(`{ name: ${'x'.repeat(101)}, action: Deny, from: [{ namespaces: {} }] }`),
    'spec.ingress[0].name: is longer than 100 characters',
  ],
  [
    'networks in ingress',
    ingress('{ action: Deny, from: [{ networks: [10.0.0.0/8] }] }'),
    'spec.ingress[0].from[0].networks: unknown field; remove it or correct its name',
  ],
  ['an empty peer', peer('{}'), 'spec.egress[0].to[1]: set exactly one of namespaces, pods, nodes, networks, domainNames; none is set'],
  [
    'two kinds of peer in one',
    peer('{ nodes: {}, networks: [10.0.0.0/8] }'),
    'spec.egress[0].to[1]: set exactly one of namespaces, pods, nodes, networks, domainNames; nodes and networks are set',
  ],
  [
    'a bad CIDR',
    peer('{ networks: [10.0.0.0] }'),
    'spec.egress[0].to[1].networks[0]: "10.0.0.0" is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64',
  ],
  [
    'an IPv4-mapped CIDR',
    peer('{ networks: ["::ffff:10.0.0.0/104"] }'),
    'spec.egress[0].to[1].networks[0]: is an IPv4-mapped IPv6 CIDR; write it as IPv4',
  ],
  [
    'a network twice',
    peer('{ networks: [10.0.0.0/8, 10.0.0.0/8] }'),
    'spec.egress[0].to[1].networks[1]: "10.0.0.0/8" is in the list twice; remove one',
  ],
  ['an empty list of networks', peer('{ networks: [] }'), 'spec.egress[0].to[1].networks: needs at least one item'],
  [
    'a domain of one label',
    peer('{ domainNames: [localhost] }'),
    'spec.egress[0].to[1].domainNames[0]: "localhost" is not a domain name; write one such as example.com or *.example.com',
  ],
  [
    'a star inside a name',
    peer('{ domainNames: [a.*.com] }'),
    'spec.egress[0].to[1].domainNames[0]: "a.*.com" is not a domain name; write one such as example.com or *.example.com',
  ],
  [
    'a partial star',
    peer('{ domainNames: ["*a.example.com"] }'),
    'spec.egress[0].to[1].domainNames[0]: "*a.example.com" is not a domain name; write one such as example.com or *.example.com',
  ],
  [
    'Deny by domain',
    egress('{ action: Deny, to: [{ domainNames: [a.com] }] }'),
    "spec.egress[0].to[0].domainNames: only an Accept rule may name domains; this one's action is Deny",
  ],
  [
    'Pass by domain',
    egress('{ action: Pass, to: [{ nodes: {} }, { domainNames: [a.com] }] }'),
    "spec.egress[0].to[1].domainNames: only an Accept rule may name domains; this one's action is Pass",
  ],
  ...['nodes: {}', 'networks: [10.0.0.0/8]', 'domainNames: [a.com]'].map((text): [string, string, string] => {
    const field = text.split(':')[0] ?? '';
    return [
      `a port name with ${field}`,
      egress(`{ action: Accept, to: [{ ${text} }], protocols: [{ destinationNamedPort: http }] }`),
      `spec.egress[0].to[0].${field}: ${field} have no named ports, so they cannot stand in a rule with destinationNamedPort; write a port number or two rules`,
    ];
  }),
  [
    'an empty protocol',
    protocol('{}'),
    'spec.ingress[0].protocols[0]: set exactly one of tcp, udp, sctp, destinationNamedPort; none is set',
  ],
  [
    'two protocols in one',
    protocol('{ tcp: { destinationPort: { number: 1 } }, destinationNamedPort: x }'),
    'spec.ingress[0].protocols[0]: set exactly one of tcp, udp, sctp, destinationNamedPort; tcp and destinationNamedPort are set',
  ],
  ['tcp without a port', protocol('{ tcp: {} }'), 'spec.ingress[0].protocols[0].tcp: set exactly one of destinationPort; none is set'],
  [
    'a port without number and range',
    protocol('{ tcp: { destinationPort: {} } }'),
    'spec.ingress[0].protocols[0].tcp.destinationPort: set exactly one of number, range; none is set',
  ],
  [
    'port 0',
    protocol('{ tcp: { destinationPort: { number: 0 } } }'),
    'spec.ingress[0].protocols[0].tcp.destinationPort.number: a port is 1 to 65535',
  ],
  [
    'a range of one',
    protocol('{ udp: { destinationPort: { range: { start: 5, end: 5 } } } }'),
    'spec.ingress[0].protocols[0].udp.destinationPort.range: start must be less than end',
  ],
  ['an empty port name', protocol('{ destinationNamedPort: "" }'), 'spec.ingress[0].protocols[0].destinationNamedPort: is empty'],
];

describe('policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy refused', () => {
  for (const [title, yaml, message] of cases) {
    it(title, () => {
      assertRefused(yaml, `test.yaml: ClusterNetworkPolicy guard: ${message}`);
    });
  }

  it('a namespace', () => {
    assertRefused(
      object('').replace('name: guard', 'name: guard, namespace: shop'),
      'test.yaml: ClusterNetworkPolicy shop/guard: metadata.namespace: is cluster-scoped; remove the namespace',
    );
  });
});
