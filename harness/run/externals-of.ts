import type { ExternalSpec } from '../cluster/topology.ts';
import type { HostPeer } from '../suite/peer.ts';
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

function externalSpec(id: string, { names, addresses, ports }: HostPeer): ExternalSpec {
  return { id, names, addresses, listeners: Object.values(ports) };
}
