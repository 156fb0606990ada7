import { peers, peersLabel, type PeerSpec } from '../cast/peers.ts';
import type { PeerNamespace } from '../cast/role.ts';
import type { PodSpec, Sites, Topology } from '../cluster/topology.ts';
import type { Namespace } from '../vocabulary/world.ts';
import type { Cell } from './cell.ts';
import { cellPods } from './cell-pods.ts';
import type { Controller } from './controller.ts';
import { peerNamespaces } from './names.ts';
import { services } from './plan-flows.ts';
import type { PlannedFlow } from './planned-flow.ts';

/** A cell that is ready to be deployed. */
export interface DeployableCell {
  readonly cell: Cell;
  readonly controller: Controller;
  readonly flows: readonly PlannedFlow[];
}

/** Every pod, namespace and Service that the cells need, shared peers once. Pods that no flow touches are left out. */
export function planTopology(cells: readonly DeployableCell[], runId: string, sites: Sites): Topology {
  const flows = cells.flatMap((cell) => cell.flows.map(({ request }) => request.flow));
  const needed = flows.flatMap(({ source, destination }) => [source, destination]);
  const fromNode = flows.filter(({ source }) => source === sites.node.id).map(({ destination }) => destination);
  return { ...topologyOf(cells, new Set(needed), runId, sites), fromNode: new Set(fromNode) };
}

/** As `planTopology`, with the pods of these endpoint ids and no others beside the controllers, and without flows. */
export function topologyOf(
  cells: readonly Omit<DeployableCell, 'flows'>[],
  needed: ReadonlySet<string>,
  runId: string,
  sites: Sites,
): Topology {
  const names = peerNamespaces(runId);
  const peerPods = Object.entries(peers)
    .filter(([role]) => role === 'dns' || needed.has(role))
    .map(([role, peer]) => peerPod(role, role === 'twin' ? { ...peer, labels: twinLabels(cells) } : peer, names[peer.namespace]));
  const own = oneOfEachNamespace(cells).flatMap(({ cell, controller }) => cellPods(cell, controller, needed));
  const pods = [...peerPods, ...own];
  return {
    namespaces: [...new Set(['default', ...pods.map(({ namespace }) => namespace)])].map((name) => namespaceOf(name, names)),
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
      {
        ...services.dns,
        labels: { 'k8s-app': 'kube-dns' },
        backends: ['dns'],
        ports: [
          { port: 53, targetPort: 53, protocol: 'UDP' },
          { port: 53, targetPort: 53, protocol: 'TCP' },
        ],
      },
    ],
    fromNode: new Set(),
  };
}

/** The twin looks like the controller of the run's cells, but is in a namespace of its own that no policy of theirs may reach. */
function twinLabels([first]: readonly Pick<DeployableCell, 'controller'>[]): PodSpec['labels'] {
  return first?.controller.labels ?? {};
}

/** Cells that share a namespace share its pods. */
function oneOfEachNamespace<Deployable extends Pick<DeployableCell, 'cell'>>(cells: readonly Deployable[]): readonly Deployable[] {
  return [...new Map(cells.map((deployable) => [deployable.cell.namespace, deployable])).values()];
}

/** The cluster's own namespaces keep the labels they have. */
function namespaceOf(name: string, names: Readonly<Record<PeerNamespace, string>>): Namespace {
  const peer = Object.entries(names).find(([short, full]) => full === name && short !== full);
  return { name, labels: { 'kubernetes.io/metadata.name': name, ...(peer === undefined ? {} : { [peersLabel]: peer[0] }) } };
}

function peerPod(role: string, peer: PeerSpec, namespace: string): PodSpec {
  return {
    id: role,
    namespace,
    name: role,
    labels: peer.labels,
    ports: [],
    serviceAccount: 'default',
    listeners: Object.values(peer.ports),
  };
}
