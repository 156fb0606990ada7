import type { IPBlock, NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1.js';
import type { Endpoint, PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { PolicyObject } from './arbitrary.ts';

/**
 * What NetworkPolicies say about an IPv4 flow, by a second reading of the documentation that shares nothing with the model: no sets, no
 * tiers, no order; every question is asked anew for the one flow.
 */
export function oracleAllows(world: World, policies: readonly PolicyObject[], flow: Flow): boolean {
  const [source, destination] = [find(world, flow.source), find(world, flow.destination)];
  if (source === destination) return true;
  const asked = { world, flow, destination };
  const leaves = source.kind !== 'pod' || passes(policies, source, 'Egress', { ...asked, peer: destination });
  const ownNode =
    destination.kind === 'pod' && (source.id === destination.node || (source.kind === 'apiserver' && source.node === destination.node));
  const enters = ownNode || destination.kind !== 'pod' || passes(policies, destination, 'Ingress', { ...asked, peer: source });
  return leaves && enters;
}

interface Question {
  readonly world: World;
  readonly flow: Flow;
  readonly destination: Endpoint;
  readonly peer: Endpoint;
}

function find(world: World, id: string): Endpoint {
  const found = world.endpoints.find((endpoint) => endpoint.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

function passes(policies: readonly PolicyObject[], subject: PodEndpoint, type: 'Ingress' | 'Egress', question: Question): boolean {
  const isolating = policies.filter(
    ({ namespace, spec }) =>
      namespace === subject.namespace && hasLabels(subject.labels, spec.podSelector.matchLabels) && typesOf(spec).includes(type),
  );
  return (
    isolating.length === 0 ||
    isolating.some(({ namespace, spec }) => allowsOne(namespace, type === 'Ingress' ? ingressOf(spec) : egressOf(spec), question))
  );
}

type Spec = PolicyObject['spec'];
interface PlainRule {
  readonly peers: readonly NetworkPolicyPeer[];
  readonly ports: readonly NetworkPolicyPort[];
}

function typesOf({ policyTypes = [], egress = [] }: Spec): readonly string[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function ingressOf({ ingress = [] }: Spec): PlainRule[] {
  return ingress.map(({ from = [], ports = [] }) => ({ peers: from, ports }));
}

function egressOf({ egress = [] }: Spec): PlainRule[] {
  return egress.map(({ to = [], ports = [] }) => ({ peers: to, ports }));
}

function allowsOne(namespace: string, rules: readonly PlainRule[], question: Question): boolean {
  return rules.some(
    ({ peers, ports }) =>
      (peers.length === 0 || peers.some((peer) => isPeer(namespace, peer, question))) &&
      (ports.length === 0 || ports.some((port) => isPort(port, question))),
  );
}

function isPeer(namespace: string, { ipBlock, podSelector, namespaceSelector }: NetworkPolicyPeer, { world, peer }: Question): boolean {
  if (ipBlock !== undefined) return peer.addresses.some((address) => inBlock(address, ipBlock));
  if (peer.kind !== 'pod' || !hasLabels(peer.labels, podSelector?.matchLabels)) return false;
  if (namespaceSelector === undefined) return peer.namespace === namespace;
  return hasLabels(world.namespaces.find(({ name }) => name === peer.namespace)?.labels ?? {}, namespaceSelector.matchLabels);
}

function isPort({ protocol = 'TCP', port, endPort }: NetworkPolicyPort, { flow, destination }: Question): boolean {
  if (flow.protocol !== protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return port <= flow.port && flow.port <= (endPort ?? port);
  const named = destination.kind === 'pod' ? destination.ports : [];
  return named.some((one) => one.name === port && one.protocol === protocol && one.port === flow.port);
}

function hasLabels(labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>> = {}): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function inBlock(address: string, { cidr, except = [] }: IPBlock): boolean {
  return inCidr(address, cidr) && !except.some((hole) => inCidr(address, hole));
}

function inCidr(address: string, cidr: string): boolean {
  const [network = '', bits = ''] = cidr.split('/');
  if (address.includes(':')) return false;
  return toBits(address).slice(0, Number(bits)) === toBits(network).slice(0, Number(bits));
}

function toBits(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}
