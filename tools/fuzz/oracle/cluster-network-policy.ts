import type { PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { ClusterNetworkPolicy, ClusterProtocol, EgressPeer, PodPeer } from '../objects/cluster-network-policy.ts';
import { hasLabels } from './has-labels.ts';
import { inNetwork } from './in-network.ts';
import { addressOf, type Answer, peerOf, type Question, subjectOf } from './question.ts';

/** network-policy-api, API reference: by priority, the first rule that matches accepts, denies or passes; nothing isolates by itself. */
export function clusterStage(policies: readonly ClusterNetworkPolicy[], tier: 'Admin' | 'Baseline', question: Question): Answer {
  const subject = subjectOf(question);
  const selecting = policies
    .filter(({ spec }) => spec.tier === tier && isSelected(spec.subject, subject, question))
    .sort((a, b) => a.spec.priority - b.spec.priority);
  for (const { spec } of selecting) {
    const rules =
      question.direction === 'ingress'
        ? (spec.ingress ?? []).map(({ from, ...rule }) => ({ ...rule, peers: from }))
        : (spec.egress ?? []).map(({ to, ...rule }) => ({ ...rule, peers: to }));
    const first = rules.find(
      ({ peers, protocols }) =>
        peers.some((peer) => isPeer(peer, question)) && (protocols === undefined || protocols.some((one) => isProtocol(one, question))),
    );
    if (first !== undefined) return ({ Accept: 'allow', Deny: 'deny', Pass: 'next' } as const)[first.action];
  }
  return 'next';
}

function isSelected({ namespaces, pods }: PodPeer, pod: PodEndpoint, { world }: Question): boolean {
  const home = world.namespaces.find(({ name }) => name === pod.namespace)?.labels ?? {};
  if (namespaces !== undefined) return hasLabels(home, namespaces);
  return pods !== undefined && hasLabels(home, pods.namespaceSelector ?? {}) && hasLabels(pod.labels, pods.podSelector);
}

function isPeer({ nodes, networks, domainNames, ...pods }: EgressPeer, question: Question): boolean {
  const { flow, world } = question;
  const peer = peerOf(question);
  if (networks !== undefined) return networks.some((cidr) => inNetwork(addressOf(peer, flow), cidr));
  if (domainNames !== undefined)
    return flow.via.kind === 'name' && domainNames.some((name) => isName(name, flow.via.kind === 'name' ? flow.via.name : ''));
  if (nodes === undefined) return peer.kind === 'pod' && isSelected(pods, peer, question);
  if (peer.kind === 'node') return hasLabels(peer.labels, nodes);
  if (peer.kind !== 'apiserver') return false;
  const host = world.endpoints.find((one) => one.kind === 'node' && one.id === peer.node);
  return hasLabels(host?.kind === 'node' ? host.labels : { 'node-role.kubernetes.io/control-plane': '' }, nodes);
}

/** `*.example.com`: one or more labels in place of the star, never none. */
function isName(pattern: string, name: string): boolean {
  const [wanted, found] = [pattern, name].map((text) => text.toLowerCase().replace(/\.$/, ''));
  if (wanted === undefined || found === undefined) return false;
  return wanted.startsWith('*.') ? found.endsWith(wanted.slice(1)) && found.length > wanted.length - 1 : wanted === found;
}

function isProtocol({ tcp, udp, sctp, destinationNamedPort: named }: ClusterProtocol, { flow, destination }: Question): boolean {
  if (named !== undefined) {
    const ports = destination.kind === 'pod' ? destination.ports : [];
    return ports.some(({ name, port, protocol }) => name === named && port === flow.port && protocol === flow.protocol);
  }
  const wanted = { TCP: tcp, UDP: udp, SCTP: sctp, ICMP: undefined }[flow.protocol]?.destinationPort;
  if (wanted === undefined) return false;
  if (wanted.number !== undefined) return wanted.number === flow.port;
  return wanted.range !== undefined && wanted.range.start <= flow.port && flow.port <= wanted.range.end;
}
