import { peers } from '../cast/peers.ts';
import type { PeerNamespace } from '../cast/role.ts';
import { dialectOf } from '../dialects/find-kind.ts';
import type { Engine } from '../vocabulary/engine.ts';

/** Every namespace that a run makes starts so. */
export const namespacePrefix = 'npc';

/** kube-system is the cluster's own; the others are made for the run. */
const clusterNamespaces: ReadonlySet<string> = new Set<PeerNamespace>(['kube-system']);

/** The namespace of a cell: `npc-<run>-<scenario>-<code of the dialect>`, at most 63 characters. */
export function cellNamespace(runId: string, scenario: string, engine: Engine): string {
  return `${namespacePrefix}-${runId}-${scenario}-${dialectOf(engine).code}`;
}

/** The names of the peers' namespaces in a run, by the short names that scenarios use. */
export function peerNamespaces(runId: string): Readonly<Record<PeerNamespace, string>> {
  const names = Object.values(peers).map(({ namespace }) => [
    namespace,
    clusterNamespaces.has(namespace) ? namespace : `${namespacePrefix}-${runId}-${namespace}`,
  ]);
  return Object.fromEntries(names) as Record<PeerNamespace, string>;
}
