import type { ExternalSpec } from '../cluster/topology.ts';
import type { HostPeer } from '../suite/peer.ts';
import { standingPeers } from '../suite/standing-peers.ts';
import type { RunRequest } from './run-request.ts';

/**
 * The hosts outside that a run needs: all of the suite's, since values may name their addresses, and those standing ones that a cell
 * speaks of.
 */
export function externalsOf({ suite, cells }: Pick<RunRequest, 'suite' | 'cells'>): readonly ExternalSpec[] {
  const named = new Set(
    cells.flatMap(({ spec }) => spec.expectations.flatMap(({ source, target }) => [source, target.split(':')[0] ?? ''])),
  );
  const everything = cells.some(({ spec: { everythingElse } }) => everythingElse.ingress ?? everythingElse.egress);
  const standing = Object.entries(standingPeers).filter(([name]) => everything || named.has(name));
  return [...Object.entries(suite.peers), ...standing].flatMap(([id, peer]) => (peer.kind === 'host' ? [externalSpec(id, peer)] : []));
}

function externalSpec(id: string, { names, addresses, ports }: HostPeer): ExternalSpec {
  return { id, names, addresses, listeners: Object.values(ports) };
}
