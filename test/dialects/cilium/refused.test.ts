import { assertRefused } from '../../policy/refuses.ts';
import { policy } from './fixture.ts';

const name = 'test.yaml: CiliumNetworkPolicy shop/web: ';
const ingress = (rule: string): string => policy(`ingress: [{ ${rule} }]`);
const egress = (rule: string): string => policy(`egress: [{ ${rule} }]`);
const ports = (item: string): string => egress(`toPorts: [{ ${item} }]`);
const nodes = 'Cilium takes it only with enable-node-selector-labels; use the entities host, remote-node and kube-apiserver';
const groups = 'it asks a cloud provider for addresses; list them in a CIDR set';
const tls = 'TLS interception needs a proxy, which the model does not have; leave the connection to the endpoints';
const unknown = 'unknown field; remove it or correct its name';
const pod = (text: string, from: string, to: string): string => text.replace(from, to);

const cases: readonly [title: string, yaml: string, message: string][] = [
  ['an unknown field of spec', policy('ingres: []\ningress: [{}]'), `spec.ingres: ${unknown}`],
  ['an unknown field of a rule', ingress('toEndpoints: [{}]'), `spec.ingress[0].toEndpoints: ${unknown}`],
  ['an unknown field of a port', ports('ports: [{ port: "80", name: x }]'), `spec.egress[0].toPorts[0].ports[0].name: ${unknown}`],
  [
    'no endpointSelector',
    pod(ingress('fromEndpoints: [{}]'), '  endpointSelector: { matchLabels: { app: web } }\n', ''),
    'spec.endpointSelector: is missing; write {} to select every pod',
  ],
  [
    'nodeSelector',
    pod(ingress('fromEndpoints: [{}]'), 'endpointSelector', 'nodeSelector'),
    'spec.nodeSelector: is not supported: it is for nodes (host firewall), whose traffic the model does not judge; select pods with endpointSelector',
  ],
  ['no spec', pod(policy(''), /spec:[^]*/.exec(policy(''))?.[0] ?? '', ''), 'spec: is missing; write spec or specs'],
  [
    'a policy without a rule, which Cilium does not enforce',
    policy('ingress: []'),
    'spec: Cilium refuses a policy without a rule and enforces nothing; one of ingress, ingressDeny, egress, egressDeny needs a rule, and [{}] denies everything',
  ],
  [
    'two ways to name peers',
    ingress('fromEndpoints: [{}], fromCIDR: [10.0.0.0/8]'),
    'spec.ingress[0].fromCIDR: cannot stand beside fromEndpoints in one rule, which Cilium refuses; write two rules',
  ],
  [
    'names beside other peers',
    egress('toEntities: [world], toFQDNs: [{ matchName: a.io }]'),
    'spec.egress[0].toFQDNs: cannot stand beside toEntities in one rule, which Cilium refuses; write two rules',
  ],
  [
    'icmps beside toPorts',
    ingress('toPorts: [{}], icmps: [{}]'),
    'spec.ingress[0].icmps: cannot stand beside toPorts in one rule, which Cilium refuses; write two rules',
  ],
  [
    'a deny rule for names',
    policy('egressDeny: [{ toFQDNs: [{ matchName: a.io }] }]'),
    'spec.egressDeny[0].toFQDNs: is not supported: Cilium has no deny rules for names; deny a CIDR',
  ],
  [
    'a deny rule for Services',
    policy('egressDeny: [{ toServices: [] }]'),
    'spec.egressDeny[0].toServices: is not supported: Cilium looks Services up in egress rules only, not in deny rules; deny their endpoints',
  ],
  [
    'a deny rule at layer 7',
    policy('ingressDeny: [{ toPorts: [{ rules: {} }] }]'),
    'spec.ingressDeny[0].toPorts[0].rules: is not supported: Cilium has no deny rules at layer 7; deny the port',
  ],
  [
    'HTTP rules',
    ports('rules: { http: [{}] }'),
    'spec.egress[0].toPorts[0].rules.http: is not supported: HTTP rules need a proxy, which the model does not have; leave them out and allow the port',
  ],
  [
    'Kafka rules',
    ports('rules: { kafka: [{}] }'),
    'spec.egress[0].toPorts[0].rules.kafka: is not supported: Kafka rules need a proxy, which the model does not have (Cilium 1.20 has none either); allow the port',
  ],
  ['terminatingTLS', ports('terminatingTLS: {}'), `spec.egress[0].toPorts[0].terminatingTLS: is not supported: ${tls}`],
  ['originatingTLS', ports('originatingTLS: {}'), `spec.egress[0].toPorts[0].originatingTLS: is not supported: ${tls}`],
  [
    'serverNames',
    ports('serverNames: [a.io]'),
    'spec.egress[0].toPorts[0].serverNames: is not supported: the name in a TLS handshake is not part of a flow; use toFQDNs or leave it out',
  ],
  [
    'listener',
    ports('listener: {}'),
    'spec.egress[0].toPorts[0].listener: is not supported: a listener of an Envoy proxy decides there; leave it out',
  ],
  [
    'authentication',
    ingress('authentication: { mode: required }'),
    'spec.ingress[0].authentication.mode: is not supported: mutual authentication is not part of a flow; only "disabled" is understood',
  ],
  ['fromGroups', ingress('fromGroups: [{}]'), `spec.ingress[0].fromGroups: is not supported: ${groups}`],
  ['toGroups', egress('toGroups: [{}]'), `spec.egress[0].toGroups: is not supported: ${groups}`],
  ['fromNodes', ingress('fromNodes: [{}]'), `spec.ingress[0].fromNodes: is not supported: ${nodes}`],
  ['toNodes', egress('toNodes: [{}]'), `spec.egress[0].toNodes: is not supported: ${nodes}`],
  [
    'fromRequires',
    ingress('fromRequires: [{}]'),
    'spec.ingress[0].fromRequires: is not supported: Cilium has removed it in 1.19; put its labels into each rule',
  ],
  [
    'DNS rules in ingress',
    ingress('toPorts: [{ ports: [{ port: "53" }], rules: { dns: [{ matchName: a.io }] } }]'),
    'spec.ingress[0].toPorts[0].rules.dns: Cilium takes DNS rules on egress only; move them there',
  ],
  [
    'DNS rules without a port',
    ports('rules: { dns: [{ matchName: a.io }] }'),
    'spec.egress[0].toPorts[0].ports: DNS rules need the DNS port; add ports, such as [{port: "53", protocol: ANY}]',
  ],
  [
    'DNS rules on every port',
    ports('ports: [{ port: "0" }], rules: { dns: [{ matchName: a.io }] }'),
    'spec.egress[0].toPorts[0].ports[0].port: DNS rules need the DNS port; add ports, such as [{port: "53", protocol: ANY}]',
  ],
  [
    'DNS rules on a range',
    ports('ports: [{ port: "53", endPort: 54 }], rules: { dns: [{ matchName: a.io }] }'),
    'spec.egress[0].toPorts[0].ports[0].endPort: DNS rules do not take a range of ports; name one port',
  ],
  [
    'a port that is no text',
    ports('ports: [{ port: 443 }]'),
    'spec.egress[0].toPorts[0].ports[0].port: a port is text here; put the number in quotes, like "443"',
  ],
  [
    'no port',
    ports('ports: [{ protocol: TCP }]'),
    'spec.egress[0].toPorts[0].ports[0].port: a port is text here; put the number in quotes, like "443"',
  ],
  [
    'a port beyond 65535',
    ports('ports: [{ port: "65536" }]'),
    'spec.egress[0].toPorts[0].ports[0].port: "65536" is not a port; write a number from 0 (every port) to 65535 or a port name',
  ],
  [
    'an unknown protocol',
    ports('ports: [{ port: "1", protocol: tcp }]'),
    'spec.egress[0].toPorts[0].ports[0].protocol: "tcp" is not a protocol; write TCP, UDP, SCTP or ANY',
  ],
  [
    'an extended protocol',
    ports('ports: [{ port: "0", protocol: GRE }]'),
    'spec.egress[0].toPorts[0].ports[0].protocol: GRE is not supported: Cilium takes it only with enable-extended-ip-protocols; write TCP, UDP, SCTP or ANY',
  ],
  [
    'an unknown entity',
    egress('toEntities: [world-ipv4]'),
    `spec.egress[0].toEntities[0]: "world-ipv4" is not an entity; Cilium's API accepts all, world, cluster, cluster-mesh, host, init, ingress, unmanaged, remote-node, health, none, kube-apiserver`,
  ],
  [
    'a bad CIDR',
    egress('toCIDR: [10.0.0.0/33]'),
    'spec.egress[0].toCIDR[0]: "10.0.0.0/33" is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64',
  ],
  [
    'except outside',
    egress('toCIDRSet: [{ cidr: 10.0.0.0/8, except: [11.0.0.0/16] }]'),
    'spec.egress[0].toCIDRSet[0].except[0]: 11.0.0.0/16 does not lie inside 10.0.0.0/8',
  ],
  [
    'except beside a group',
    egress('toCIDRSet: [{ cidrGroupRef: a, except: [11.0.0.0/16] }]'),
    'spec.egress[0].toCIDRSet[0].except: Cilium does not support it beside a CIDR group; list the CIDRs instead',
  ],
  ['no CIDR', egress('toCIDRSet: [{}]'), 'spec.egress[0].toCIDRSet[0]: needs exactly one of cidr, cidrGroupRef and cidrGroupSelector'],
  [
    'a CIDR group that is not there',
    egress('toCIDRSet: [{ cidrGroupRef: a }]'),
    'spec.egress[0].toCIDRSet[0].cidrGroupRef: there is no CiliumCIDRGroup a among the objects; add it or list its CIDRs',
  ],
  [
    'an ICMP name of the other family',
    ingress('icmps: [{ fields: [{ type: PacketTooBig }] }]'),
    'spec.ingress[0].icmps[0].fields[0].type: "PacketTooBig" is not an ICMP type of IPv4; write a number from 0 to 255 or one of EchoReply, DestinationUnreachable, Redirect, Echo, EchoRequest, RouterAdvertisement, RouterSelection, TimeExceeded, ParameterProblem, Timestamp, TimestampReply, Photuris, ExtendedEchoRequest, ExtendedEchoReply',
  ],
  [
    'matchName and matchPattern',
    egress('toFQDNs: [{ matchName: a.io, matchPattern: "*" }]'),
    'spec.egress[0].toFQDNs[0]: needs either matchName or matchPattern',
  ],
  [
    'a wildcard in matchName',
    egress('toFQDNs: [{ matchName: "*.io" }]'),
    'spec.egress[0].toFQDNs[0].matchName: is not a DNS name (a wildcard goes into matchPattern)',
  ],
  [
    'a bad pattern',
    egress('toFQDNs: [{ matchPattern: "a..io" }]'),
    'spec.egress[0].toFQDNs[0].matchPattern: is not a pattern of a DNS name (letters, digits, -, _, * and dots between them)',
  ],
  ['a Service without a name', egress('toServices: [{}]'), 'spec.egress[0].toServices[0]: needs either k8sService or k8sServiceSelector'],
  [
    'a bad label key',
    ingress('fromEndpoints: [{ matchLabels: { "a:b:c": x } }]'),
    'spec.ingress[0].fromEndpoints[0].matchLabels.a:b:c: is not a label key (a source such as k8s: may stand before it)',
  ],
];

describe('cilium.io/v2 refused', () => {
  for (const [title, yaml, message] of cases) {
    it(title, () => {
      assertRefused(yaml, `${name}${message}`);
    });
  }
  it('a namespaced policy without a namespace', () => {
    assertRefused(
      ingress('fromEndpoints: [{}]').replace(', namespace: shop', ''),
      'test.yaml: CiliumNetworkPolicy web: metadata.namespace: is missing; set it to the namespace the policy is applied in',
    );
  });
  it('a clusterwide policy with a namespace', () => {
    assertRefused(
      ingress('fromEndpoints: [{}]').replace('kind: Cilium', 'kind: CiliumClusterwide'),
      'test.yaml: CiliumClusterwideNetworkPolicy shop/web: metadata.namespace: a CiliumClusterwideNetworkPolicy has no namespace; remove it',
    );
  });
});
