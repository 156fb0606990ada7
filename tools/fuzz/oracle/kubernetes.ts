import type { KubernetesPeer, KubernetesPolicy, KubernetesPort, KubernetesSpec } from '../objects/kubernetes-policy.ts';
import { hasLabels } from './has-labels.ts';
import { inNetwork } from './in-network.ts';
import { addressOf, type Answer, peerOf, type Question, subjectOf } from './question.ts';

/** Kubernetes documentation, "Network Policies": nothing where no policy selects the pod for the direction, else the union of what they allow. */
export function kubernetesStage(policies: readonly KubernetesPolicy[], question: Question): Answer {
  const said = kubernetesAnswers(policies, question);
  if (said.length === 0) return 'next';
  return said.some(({ allows }) => allows) ? 'allow' : 'deny';
}

/** A NetworkPolicy that selects the pod for the direction, and whether it allows the flow. */
export interface KubernetesAnswer {
  readonly policy: KubernetesPolicy;
  readonly allows: boolean;
}

/** What each NetworkPolicy that selects the pod for the direction says by itself. */
export function kubernetesAnswers(policies: readonly KubernetesPolicy[], question: Question): KubernetesAnswer[] {
  const subject = subjectOf(question);
  return policies
    .filter(
      ({ metadata, spec }) =>
        metadata.namespace === subject.namespace && hasLabels(subject.labels, spec.podSelector ?? {}) && isAbout(spec, question.direction),
    )
    .map((policy) => ({ policy, allows: allowsFlow(policy, question) }));
}

function isAbout({ policyTypes = [], egress = [] }: KubernetesSpec, direction: Question['direction']): boolean {
  if (policyTypes.length > 0) return policyTypes.some((type) => type.toLowerCase() === direction);
  return direction === 'ingress' || egress.length > 0;
}

function allowsFlow({ metadata, spec }: KubernetesPolicy, question: Question): boolean {
  const rules =
    question.direction === 'ingress'
      ? (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }));
  return rules.some(
    ({ peers = [], ports = [] }) =>
      (peers.length === 0 || peers.some((peer) => isPeer(peer, metadata.namespace, question))) &&
      (ports.length === 0 || ports.some((port) => isPort(port, question))),
  );
}

function isPeer({ ipBlock, podSelector, namespaceSelector }: KubernetesPeer, namespace: string, question: Question): boolean {
  const peer = peerOf(question);
  if (ipBlock !== undefined) {
    const address = addressOf(peer, question.flow);
    return inNetwork(address, ipBlock.cidr) && !(ipBlock.except ?? []).some((hole) => inNetwork(address, hole));
  }
  if (peer.kind !== 'pod' || !hasLabels(peer.labels, podSelector ?? {})) return false;
  if (namespaceSelector === undefined) return peer.namespace === namespace;
  const home = question.world.namespaces.find(({ name }) => name === peer.namespace);
  return home !== undefined && hasLabels(home.labels, namespaceSelector);
}

function isPort({ protocol = 'TCP', port, endPort }: KubernetesPort, { flow, destination }: Question): boolean {
  if (flow.protocol !== protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return flow.port >= port && flow.port <= (endPort ?? port);
  return (
    destination.kind === 'pod' && destination.ports.some((one) => one.name === port && one.protocol === protocol && one.port === flow.port)
  );
}
