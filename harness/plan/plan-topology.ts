import type { PodSpec, ServiceSpec, Sites, Topology } from '../cluster/topology.ts';
import type { Peer, PeerNamespace } from '../suite/peer.ts';
import type { Namespace } from '../vocabulary/world.ts';
import { coreDns } from '../world/core-dns.ts';
import type { RenderedService } from '../world/rendered-service.ts';
import type { Actor, Cast } from './actor.ts';
import { peersOf } from './cast-of.ts';
import type { Cell } from './cell.ts';
import { ownEndpoint } from './endpoint-id.ts';
import { namespaceName, secondNamespace } from './names.ts';
import type { PlannedFlow } from './planned-flow.ts';
import { services } from './plan-flows.ts';

/** A cell that is ready to be deployed. */
export interface DeployableCell {
  readonly cell: Cell;
  readonly cast: Cast;
  readonly services: readonly RenderedService[];
  readonly flows: readonly PlannedFlow[];
}

/** What cells share. */
export interface TopologyInput {
  readonly peers: Readonly<Record<string, Peer>>;
  readonly runId: string;
  readonly sites: Sites;
}

/** Label of the namespaces that a run makes for peers; its value is the short name that suites use. */
export const peersLabel = 'netpol-conformance/peers';

/** Every pod, namespace and Service that the cells need, shared peers once. Peers that no flow touches are left out. */
export function planTopology(cells: readonly DeployableCell[], input: TopologyInput): Topology {
  const flows = cells.flatMap((cell) => cell.flows.filter(({ obstacle }) => obstacle === undefined).map(({ request }) => request.flow));
  const needed = new Set(flows.flatMap(({ source, destination }) => [source, destination]));
  const fromNode = flows.filter(({ source }) => source === input.sites.node.id).map(({ destination }) => destination);
  return { ...topologyOf(cells, needed, input), fromNode: new Set(fromNode) };
}

/** As `planTopology`, with the peers of these endpoint ids and no others beside the subjects, and without flows. */
export function topologyOf(
  cells: readonly Omit<DeployableCell, 'flows'>[],
  needed: ReadonlySet<string>,
  { peers, runId, sites }: TopologyInput,
): Topology {
  const places = oneOfEachNamespace(cells);
  const isNeeded = ({ role, endpoint }: Actor): boolean => role === 'subject' || role === 'dns' || needed.has(endpoint);
  const podsOf = ({ cast }: Pick<DeployableCell, 'cast'>): readonly PodSpec[] =>
    [...cast.values()].filter(isNeeded).flatMap(({ pod }) => (pod === undefined ? [] : [pod]));
  // Cells that share a peer have the same pod for it; what looks like a subject looks like the first cell's.
  const pods = [
    ...new Map(
      places
        .flatMap(podsOf)
        .toReversed()
        .map((pod) => [pod.id, pod]),
    ).values(),
  ].reverse();
  const labels = namespaceLabels(peersOf({ peers }), runId);
  return {
    namespaces: [...new Set(['default', ...places.flatMap(namespacesOf), ...pods.map(({ namespace }) => namespace)])].map(
      (name): Namespace => ({ name, labels: { 'kubernetes.io/metadata.name': name, ...labels.get(name) } }),
    ),
    serviceAccounts: [
      ...new Map(pods.map(({ namespace, serviceAccount: name }) => [`${namespace}/${name}`, { namespace, name, labels: {} }])).values(),
    ],
    pods,
    services: [
      {
        ...services.apiserver,
        labels: {},
        backends: [sites.apiserver.id],
        ports: [{ port: 443, targetPort: sites.apiserverPort, protocol: 'TCP' }],
      },
      { ...services.dns, labels: coreDns.service.labels, backends: ['dns'], ports: coreDns.service.ports },
      ...places.flatMap(ownServices),
    ],
    fromNode: new Set(),
  };
}

/** Those in front of pods that the source renders; a headless one has no address of its own, and policies see the pods. */
function ownServices({ cell, services: rendered }: Pick<DeployableCell, 'cell' | 'services'>): readonly ServiceSpec[] {
  return rendered.flatMap((service): readonly ServiceSpec[] => {
    if (service.kind !== 'cluster' || service.backends.kind !== 'pods') return [];
    const { namespace, name, labels, backends, ports } = service;
    return [
      {
        namespace,
        name,
        labels,
        backends: backends.pods.map((pod) => ownEndpoint(cell.namespace, pod)),
        ports: ports.flatMap(({ port, protocol, targets }) =>
          targets.slice(0, 1).map((target) => ({ port, targetPort: target.port, protocol })),
        ),
      },
    ];
  });
}

/** Those of its releases. */
function namespacesOf({ cell: { namespace, spec } }: Pick<DeployableCell, 'cell'>): readonly string[] {
  return spec.installation.beside === undefined ? [namespace] : [namespace, secondNamespace(namespace)];
}

/** Cells that share a namespace share its pods. */
function oneOfEachNamespace<Deployable extends Pick<DeployableCell, 'cell'>>(cells: readonly Deployable[]): readonly Deployable[] {
  return [...new Map(cells.map((deployable) => [deployable.cell.namespace, deployable])).values()];
}

/** By the name that a namespace has in the run. The cluster's own keep the labels they have. */
function namespaceLabels(peers: Readonly<Record<string, Peer>>, runId: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const namespaces = Object.values(peers).flatMap((peer) => (peer.kind === 'pod' ? [peer.namespace] : []));
  return new Map(namespaces.map((namespace) => [namespaceName(namespace, runId, ''), labelsOf(namespace)]));
}

function labelsOf(namespace: PeerNamespace): Readonly<Record<string, string>> {
  switch (namespace.kind) {
    case 'release':
      return {};
    case 'named':
      return namespace.labels;
    case 'generated':
      return { [peersLabel]: namespace.name };
  }
}
