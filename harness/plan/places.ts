import type { Sites } from '../cluster/topology.ts';
import type { Places } from '../suite/places.ts';
import type { Peer } from '../suite/peer.ts';
import type { Cell } from './cell.ts';
import { namespaceName } from './names.ts';

/** What a cell's scenario may know of the cluster before anything is rendered. */
export function placesFor(cell: Cell, peers: Readonly<Record<string, Peer>>, runId: string, sites: Sites): Places {
  const namespaces = Object.values(peers).flatMap((peer) =>
    peer.kind === 'host' || peer.namespace.kind === 'release'
      ? []
      : [[peer.namespace.name, namespaceName(peer.namespace, runId, cell.namespace)] as const],
  );
  return {
    releaseNamespace: cell.namespace,
    namespaces: Object.fromEntries(namespaces),
    apiserverPort: sites.apiserverPort,
    cidrs: (host) => {
      const site = host === 'apiserver' || host === 'node' ? sites[host] : sites.externals[host];
      if (site === undefined) throw new Error(`no site ${host}`);
      return site.addresses.map((address) => `${address}/${address.includes(':') ? '128' : '32'}`);
    },
  };
}
