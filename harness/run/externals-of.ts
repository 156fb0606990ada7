import type { Listener } from '../cluster/listener.ts';
import type { ExternalSpec } from '../cluster/topology.ts';
import type { HostPeer, PeerPorts } from '../suite/peer.ts';
import { peersOf } from '../plan/cast-of.ts';
import type { RunRequest } from './run-request.ts';

/**
 * The hosts outside that a run needs: all of the suite's, since values may name their addresses, and those standing ones that a cell
 * speaks of.
 */
export function externalsOf({ suite, cells }: Pick<RunRequest, 'suite' | 'cells'>): readonly ExternalSpec[] {
  const named = new Set(
    cells.flatMap(({ spec }) => spec.expectations.flatMap(({ source, target }) => [source, target.split(':')[0] ?? ''])),
  );
  const everything = cells.find(({ spec: { everythingElse } }) => everythingElse.ingress ?? everythingElse.egress);
  return Object.entries(peersOf(suite))
    .filter(([name]) => Object.hasOwn(suite.peers, name) || everything !== undefined || named.has(name))
    .flatMap(([id, peer]) => (peer.kind === 'host' ? [externalSpec(id, peer)] : []));
}

function listenersOf(ports: PeerPorts): readonly Listener[] {
  return Object.values(ports).flatMap(({ application, port }) => (application === 'sctp' ? [] : [{ application, port }]));
}

function externalSpec(id: string, { names, addresses, ports }: HostPeer): ExternalSpec {
  return { id, names, addresses, listeners: listenersOf(ports) };
}
