import { assertRefused } from '../../policy/refuses.ts';
import { globalPolicy, object, policy, together } from './fixture.ts';

const ingress = (rule: string): string => policy(`ingress: [{ action: Allow, ${rule} }]`);
const egress = (rule: string): string => policy(`egress: [{ action: Allow, ${rule} }]`);
const unknown = 'unknown field; remove it or correct its name';
const needsPorts = 'needs protocol to be TCP, UDP or SCTP';
const malformed = 'Calico enforces nothing of a policy with a malformed selector';
const forHosts = 'is not supported: it is for host endpoints, whose traffic the model does not judge; leave it out for pods';

/** Of the NetworkPolicy `shop/web`. */
const cases: readonly [title: string, yaml: string, message: string][] = [
  ['an unknown field of spec', policy('policyTypes: [Ingress]'), `spec.policyTypes: ${unknown}`],
  ['namespaceSelector of a namespaced policy', policy('namespaceSelector: all()'), `spec.namespaceSelector: ${unknown}`],
  ['an unknown field of a rule', ingress('from: []'), `spec.ingress[0].from: ${unknown}`],
  ['an unknown field of an entity', ingress('source: { domains: [a.io] }'), `spec.ingress[0].source.domains: ${unknown}`],
  [
    'http',
    ingress('http: { methods: [GET] }'),
    'spec.ingress[0].http: is not supported: HTTP matches need a proxy, which the model does not have; leave them out and allow the port',
  ],
  ['no action', policy('ingress: [{}]'), 'spec.ingress[0].action: an action is Allow, Deny, Log or Pass'],
  ['an unknown action', policy('ingress: [{ action: allow }]'), 'spec.ingress[0].action: an action is Allow, Deny, Log or Pass'],
  ['an unknown type', policy('types: [ingress]'), 'spec.types[0]: a type is Ingress or Egress'],
  ['a type twice', policy('types: [Egress, Egress]'), 'spec.types: names a type twice'],
  [
    'no type at all',
    policy('types: []'),
    'spec.types: names no type: the native v3 API refuses an empty list, the aggregated one takes it as absent; name them',
  ],
  ['a net twice', ingress('source: { nets: [10.0.0.0/8, 10.0.0.0/8] }'), 'spec.ingress[0].source.nets: names a net twice'],
  [
    'an account twice',
    ingress('source: { serviceAccounts: { names: [a, a] } }'),
    'spec.ingress[0].source.serviceAccounts.names: names an account twice',
  ],
  ['an order in quotes', policy('order: "10"'), 'spec.order: is not a number'],
  ['an unknown hint', policy('performanceHints: [Fast]'), 'spec.performanceHints[0]: a hint is AssumeNeededOnEveryNode'],
  [
    'an unknown tier',
    policy('tier: first'),
    'spec.tier: there is no Tier first among the objects; add it, or use one of kube-admin, default, kube-baseline',
  ],
  [
    'a malformed selector',
    policy('').replace("app == 'web'", "app = 'web'"),
    `spec.selector: "app = 'web'" is not a selector: column 5: expected ==, found "= 'web'"; ${malformed}`,
  ],
  [
    'a malformed selector of a rule',
    ingress('source: { selector: has(app }'),
    `spec.ingress[0].source.selector: "has(app" is not a selector: column 1: expected has(label), found "has(app"; ${malformed}`,
  ],
  [
    'a malformed namespaceSelector',
    ingress('source: { namespaceSelector: team }'),
    `spec.ingress[0].source.namespaceSelector: "team" is not a selector: column 5: expected an operator after the label (==, !=, in, not in, contains, starts with, ends with), found the end; ${malformed}`,
  ],
  [
    'global() in a selector',
    ingress('source: { selector: global() }'),
    "spec.ingress[0].source.selector: global() can only stand in a rule's namespaceSelector",
  ],
  [
    'global() beside others',
    ingress('source: { namespaceSelector: global() || has(a) }'),
    'spec.ingress[0].source.namespaceSelector: global() cannot be combined with other selectors',
  ],
  [
    'a long selector',
    ingress(`source: { selector: has(${'a'.repeat(512)}) && has(${'b'.repeat(512)}) }`),
    'spec.ingress[0].source.selector: is longer than 1024 characters, which the API refuses',
  ],
  [
    'an unknown protocol',
    ingress('protocol: tcp'),
    'spec.ingress[0].protocol: "tcp" is not a protocol; write TCP, UDP, SCTP, UDPLite, ICMP, ICMPv6 or a number from 1 to 255',
  ],
  [
    'protocol 0',
    ingress('notProtocol: 0'),
    'spec.ingress[0].notProtocol: 0 is not a protocol; write TCP, UDP, SCTP, UDPLite, ICMP, ICMPv6 or a number from 1 to 255',
  ],
  [
    'ports without a protocol',
    ingress('destination: { ports: [80] }'),
    'spec.ingress[0].protocol: is missing; destination.ports needs it to be TCP, UDP or SCTP',
  ],
  [
    'notPorts without a protocol',
    ingress('source: { notPorts: ["1:2", http] }'),
    'spec.ingress[0].protocol: is missing; source.notPorts needs it to be TCP, UDP or SCTP',
  ],
  ['ports of ICMP', ingress('protocol: ICMP, destination: { ports: [80] }'), `spec.ingress[0].destination.ports: ${needsPorts}`],
  [
    'ports of UDPLite',
    ingress('protocol: UDPLite, destination: { notPorts: [http] }'),
    `spec.ingress[0].destination.notPorts: ${needsPorts}`,
  ],
  [
    'port 0',
    ingress('protocol: TCP, destination: { ports: [0] }'),
    'spec.ingress[0].destination.ports[0]: 0 is not a port; write a number from 1 to 65535, a range such as "8000:8080" or a port name',
  ],
  [
    'a range backwards',
    ingress('protocol: TCP, destination: { ports: ["2:1"] }'),
    'spec.ingress[0].destination.ports[0]: "2:1" is not a port; write a number from 1 to 65535, a range such as "8000:8080" or a port name',
  ],
  ['icmp without its protocol', ingress('protocol: TCP, icmp: { type: 8 }'), 'spec.ingress[0].icmp: needs protocol to be ICMP or ICMPv6'],
  ['an ICMP code without a type', ingress('protocol: ICMP, icmp: { code: 0 }'), 'spec.ingress[0].icmp: a code needs a type beside it'],
  ['an ICMP type beyond 254', ingress('protocol: ICMP, icmp: { type: 255 }'), 'spec.ingress[0].icmp.type: an ICMP type is 0 to 254'],
  ['ICMP of IPv6', ingress('ipVersion: 6, protocol: ICMP'), 'spec.ingress[0].ipVersion: must be 4 beside protocol ICMP'],
  ['not ICMPv6 of IPv4', ingress('ipVersion: 4, notProtocol: 58'), 'spec.ingress[0].ipVersion: must be 6 beside notProtocol ICMPv6'],
  ['IP version 5', ingress('ipVersion: 5'), 'spec.ingress[0].ipVersion: is 4 or 6'],
  [
    'a bad CIDR',
    ingress('source: { nets: [10.0.0.1] }'),
    'spec.ingress[0].source.nets[0]: "10.0.0.1" is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64',
  ],
  [
    'a CIDR with host bits',
    ingress('source: { notNets: [10.0.0.1/8] }'),
    'spec.ingress[0].source.notNets[0]: "10.0.0.1/8" has host bits, which Calico refuses; write 10.0.0.0/8',
  ],
  [
    'an IPv6 CIDR with host bits',
    ingress('source: { nets: ["2001:DB8::1/32"] }'),
    'spec.ingress[0].source.nets[0]: "2001:DB8::1/32" has host bits, which Calico refuses; write 2001:db8::/32',
  ],
  [
    'networks of both versions',
    ingress('source: { nets: [10.0.0.0/8] }, destination: { nets: ["2001:db8::/32"] }'),
    'spec.ingress[0].destination.nets[0]: 2001:db8::/32 is of IPv6, but a rule takes networks of one IP version; write two rules',
  ],
  [
    'a network of another version',
    ingress('ipVersion: 6, source: { nets: [10.0.0.0/8] }'),
    'spec.ingress[0].source.nets[0]: 10.0.0.0/8 is of IPv4, but ipVersion is 6; write two rules',
  ],
  [
    'no network at all',
    ingress('source: { notNets: [0.0.0.0/0] }'),
    'spec.ingress[0].source.notNets[0]: excludes every address, so that the rule matches nothing; remove it',
  ],
  [
    'Services at the own side of ingress',
    ingress('destination: { services: { name: a } }'),
    'spec.ingress[0].destination.services: cannot stand in the destination of an ingress rule, which is the selected pod itself',
  ],
  [
    'Services at the own side of egress',
    egress('source: { services: { name: a } }'),
    'spec.egress[0].source.services: cannot stand in the source of an egress rule, which is the selected pod itself',
  ],
  [
    'Services beside a selector',
    egress('destination: { services: { name: a }, selector: all() }'),
    'spec.egress[0].destination.services: cannot stand beside selector in one rule; write two rules',
  ],
  [
    'Services beside nets',
    egress('destination: { services: { name: a }, nets: [10.0.0.0/8] }'),
    'spec.egress[0].destination.services: cannot stand beside nets in one rule; write two rules',
  ],
  [
    'Services beside ports',
    egress('protocol: TCP, destination: { services: { name: a }, ports: [80] }'),
    'spec.egress[0].destination.ports: cannot stand beside services, which bring their own ports',
  ],
];

/** Of any object. */
const others: readonly [title: string, yaml: string, message: string][] = [
  [
    'a namespaced policy without a namespace',
    policy('').replace(', namespace: shop', ''),
    'NetworkPolicy web: metadata.namespace: is missing; set it to the namespace the policy is applied in',
  ],
  [
    'a global policy with a namespace',
    globalPolicy('order: 1').replace('name: all', 'name: all, namespace: shop'),
    'GlobalNetworkPolicy shop/all: metadata.namespace: a GlobalNetworkPolicy has no namespace; remove it',
  ],
  ...['doNotTrack', 'preDNAT', 'applyOnForward'].map((field): [string, string, string] => [
    field,
    globalPolicy(`${field}: true`),
    `GlobalNetworkPolicy all: spec.${field}: ${forHosts}`,
  ]),
  [
    'a Service of a global policy without a namespace',
    globalPolicy('egress: [{ action: Allow, destination: { services: { name: a } } }]'),
    'GlobalNetworkPolicy all: spec.egress[0].destination.services.namespace: is missing; a GlobalNetworkPolicy has no namespace of its own',
  ],
  [
    'a staged policy',
    policy('').replace('kind: ', 'kind: Staged'),
    'StagedNetworkPolicy shop/web: apiVersion: projectcalico.org/v3 StagedNetworkPolicy is not a policy this model understands; a staged policy is not enforced, so nothing can be proved of it; make it a NetworkPolicy',
  ],
  [
    'a host endpoint',
    object('HostEndpoint', 'name: a', '{}'),
    'HostEndpoint a: apiVersion: projectcalico.org/v3 HostEndpoint is not a policy this model understands; host endpoints are not supported: the model judges the traffic of pods; leave it out',
  ],
  [
    'a network set without a namespace',
    object('NetworkSet', 'name: a', '{}'),
    'NetworkSet a: metadata.namespace: is missing; set it, or make it a GlobalNetworkSet',
  ],
  [
    'a bad net of a set',
    object('GlobalNetworkSet', 'name: a', '{ nets: [a.io] }'),
    'GlobalNetworkSet a: spec.nets[0]: "a.io" is neither a CIDR nor an address; write something such as 10.0.0.0/24',
  ],
  [
    'the namespace label of a set',
    object('GlobalNetworkSet', 'name: a, labels: { projectcalico.org/namespace: x }', '{}'),
    'GlobalNetworkSet a: metadata.labels: projectcalico.org/namespace is set by Calico; remove it',
  ],
  ['an unknown field of a tier', object('Tier', 'name: a', '{ priority: 1 }'), `Tier a: spec.priority: ${unknown}`],
  [
    'an unknown default action',
    object('Tier', 'name: a', '{ defaultAction: Allow }'),
    'Tier a: spec.defaultAction: a default action is Deny or Pass',
  ],
  [
    'a tier name with a dot',
    object('Tier', 'name: a.b', '{}'),
    'Tier a.b: metadata.name: a tier name consists of lower case letters, digits and -',
  ],
  [
    'another order of the default tier',
    object('Tier', 'name: default', '{ order: 10 }'),
    'Tier default: spec.order: must be 1000000 for this tier',
  ],
  [
    'another end of a built-in tier',
    object('Tier', 'name: kube-admin', '{ order: 1000 }'),
    'Tier kube-admin: spec.defaultAction: must be Pass for this tier',
  ],
];

describe('projectcalico.org/v3 refused', () => {
  for (const [title, yaml, message] of cases) {
    it(title, () => {
      assertRefused(yaml, `test.yaml: NetworkPolicy shop/web: ${message}`);
    });
  }
  for (const [title, yaml, message] of others) {
    it(title, () => {
      assertRefused(yaml, `test.yaml: ${message}`);
    });
  }
  it('a policy among other objects', () => {
    assertRefused(
      together(object('NetworkSet', 'name: a, namespace: shop', '{}'), policy('order: x')),
      'test.yaml: NetworkPolicy shop/web: spec.order: is not a number',
    );
  });
});
