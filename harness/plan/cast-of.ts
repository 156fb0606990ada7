import type { Listener } from '../cluster/listener.ts';
import type { PodSpec, Sites } from '../cluster/topology.ts';
import type { HostPeer, Peer, PodPeer } from '../suite/peer.ts';
import { standingPeers } from '../suite/standing-peers.ts';
import type { Suite } from '../suite/suite.ts';
import type { Values } from '../suite/values.ts';
import type { Family } from '../vocabulary/flow.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { coreDns } from '../world/core-dns.ts';
import type { RenderedService } from '../world/rendered-service.ts';
import type { Subject } from '../world/subject.ts';
import type { Actor, ActorPort, Cast } from './actor.ts';
import type { Cell } from './cell.ts';
import { ownEndpoint } from './endpoint-id.ts';
import { namespaceName } from './names.ts';
import { subjectPorts } from './subject-ports.ts';

/** What the cast of a cell is made from. */
export interface CastInput {
  readonly cell: Cell;
  readonly runId: string;
  readonly suite: Pick<Suite, 'subjects' | 'peers'>;
  /** By the suite's names for them. */
  readonly subjects: readonly Subject[];
  readonly services: readonly RenderedService[];
  readonly values: Values;
  readonly sites: Sites;
}

/** The ports of the apiserver's host: its own, its kubelet's, and that of its Service, at which no real apiserver listens. */
export const apiserverPorts = { kubelet: 10_250, service: 443 } as const;

/**
 * Everyone of a cell: its subjects with their replicas, the suite's peers, the standing peers.
 * @throws UserError where a subject and a peer have one name
 */
export function castOf(input: CastInput): Cast {
  const { suite, subjects } = input;
  const peers = peersOf(suite);
  const clash = subjects.find(({ name }) => Object.hasOwn(peers, name) || Object.hasOwn(standingPeers, name));
  if (clash !== undefined)
    throw new UserError(
      `${clash.label}: the subject ${clash.name} has the name of a peer, so that nobody can tell which is meant; give it another one in the suite: subjects: { NAME: { workload: ${clash.object.name} } }`,
      2,
    );
  const actors = [
    ...subjects.flatMap((subject) => subjectActors(subject, input)),
    nodeActor(input.sites),
    apiserverActor(input.sites),
    ...Object.entries(peers).map(([name, peer]): Actor => {
      switch (peer.kind) {
        case 'pod':
          return podActor(name, peer, input);
        case 'host': {
          const families = familiesOf(input.sites.externals[name]?.addresses ?? []);
          return { name, endpoint: name, role: 'host', ports: peerPorts(name, peer), families };
        }
      }
    }),
  ];
  return new Map(actors.map((actor) => [actor.name, actor]));
}

/** The pods and hosts that are no subjects: the standing ones, unless the suite has its own of that name, and the suite's. */
export function peersOf({ peers }: Pick<Suite, 'peers'>): Readonly<Record<string, Peer>> {
  const standing = Object.entries(standingPeers).flatMap(([name, { peer }]) =>
    peer.kind === 'pod' || peer.kind === 'host' ? [[name, peer] as const] : [],
  );
  return { ...Object.fromEntries(standing), ...peers };
}

function subjectActors(subject: Subject, input: CastInput): readonly Actor[] {
  const { cell, suite, values, sites, services } = input;
  const spec = suite.subjects[subject.name];
  const ports = subjectPorts({ declared: subject.ports, spec, values });
  if (subject.why !== undefined) {
    const { name, label, why } = subject;
    const families = sites.families;
    return [
      { name, endpoint: ownEndpoint(cell.namespace, name), role: 'subject', ports, families, obstacle: `${label} makes no pods: ${why}` },
    ];
  }
  return subject.pods.map(({ name, labels }): Actor => {
    const service = services.find((each) => each.kind === 'cluster' && each.backends.kind === 'pods' && each.backends.pods.includes(name));
    const pod: PodSpec = {
      id: ownEndpoint(cell.namespace, name),
      namespace: subject.object.namespace,
      name: subject.object.namespace === cell.namespace ? name : `${cell.namespace}-${name}`.slice(0, 253),
      labels: { ...labels, ...spec?.labels },
      ports: subject.namedPorts,
      serviceAccount: subject.serviceAccount,
      listeners: listenersOf(ports),
    };
    return {
      name,
      endpoint: subject.network === 'node' ? sites.node.id : pod.id,
      role: 'subject',
      ports,
      families: subject.network === 'node' ? familiesOf(sites.node.addresses) : sites.families,
      ...(subject.network === 'node'
        ? {
            obstacle: `the pods of ${subject.label} use the network of their node (hostNetwork: true), and no policy for pods concerns them`,
          }
        : { pod }),
      ...(service === undefined ? {} : { service: { namespace: service.namespace, name: service.name } }),
    };
  });
}

function podActor(name: string, peer: PodPeer, { cell, runId, subjects, sites }: CastInput): Actor {
  const ports = peerPorts(name, peer);
  const namespace = namespaceName(peer.namespace, runId, cell.namespace);
  const beside = peer.namespace.kind === 'release';
  const pod: PodSpec = {
    id: beside ? ownEndpoint(cell.namespace, name) : name,
    namespace,
    name,
    labels: { ...likeLabels(peer, subjects), ...peer.labels },
    ports: peer === standingPeers.dns.peer ? coreDns.ports : namedPorts(peer, ports),
    serviceAccount: 'default',
    listeners: listenersOf(ports),
  };
  return {
    name,
    endpoint: pod.id,
    role: name === 'dns' ? 'dns' : beside ? 'beside' : 'peer',
    ports,
    families: sites.families,
    pod,
    ...(name === 'dns' ? { service: { namespace: 'kube-system', name: 'kube-dns' } } : {}),
  };
}

function namedPorts({ declared = [] }: PodPeer, ports: readonly ActorPort[]): PodSpec['ports'] {
  return declared.flatMap((name) => {
    const port = ports.find((each) => each.name === name);
    return port === undefined ? [] : [{ name, port: port.port, protocol: port.protocol }];
  });
}

function likeLabels({ like }: PodPeer, subjects: readonly Subject[]): Readonly<Record<string, string>> {
  if (like === undefined) return {};
  const labels = subjects.find(({ name }) => name === like.subject)?.pods[0]?.labels ?? {};
  const { only } = like;
  return only === undefined ? labels : Object.fromEntries(Object.entries(labels).filter(([key]) => only.includes(key)));
}

function nodeActor({ node }: Sites): Actor {
  return { name: 'node', endpoint: node.id, role: 'node', ports: [], families: familiesOf(node.addresses) };
}

function apiserverActor({ apiserver, apiserverPort }: Sites): Actor {
  const port = (name: string, number: number, application: 'tls' | 'tcp', listing: ActorPort['listing']): ActorPort => ({
    name,
    port: number,
    protocol: 'TCP',
    application,
    listing,
  });
  return {
    name: 'apiserver',
    endpoint: apiserver.id,
    role: 'apiserver',
    ports: [
      port('api', apiserverPort, 'tls', 'declared'),
      port('kubelet', apiserverPorts.kubelet, 'tcp', 'extra'),
      port('service', apiserverPorts.service, 'tcp', 'extra'),
    ],
    families: familiesOf(apiserver.addresses),
    service: { namespace: 'default', name: 'kubernetes' },
  };
}

function peerPorts(name: string, peer: PodPeer | HostPeer): readonly ActorPort[] {
  const standing = Object.entries(standingPeers).find(([known, each]) => known === name && each.peer === peer)?.[1];
  const meant: readonly string[] = standing?.meant ?? Object.keys(peer.ports);
  return Object.entries(peer.ports).map(([port, { application, port: number }]) => ({
    name: port,
    port: number,
    protocol: application === 'udp' ? 'UDP' : application === 'sctp' ? 'SCTP' : 'TCP',
    application,
    listing: meant.includes(port) ? 'declared' : 'extra',
  }));
}

function listenersOf(ports: readonly ActorPort[]): readonly Listener[] {
  const listeners = ports.flatMap(({ port, protocol, application }) =>
    application === 'sctp' ? [] : [[`${String(port)}/${protocol}`, { application, port }] as const],
  );
  return [...new Map(listeners.toReversed()).values()].reverse();
}

function familiesOf(addresses: readonly string[]): readonly Family[] {
  return ([4, 6] as const).filter((family) => addresses.some((address) => address.includes(':') === (family === 6)));
}
