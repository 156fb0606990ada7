import type { Sites } from '../cluster/topology.ts';
import type { Places } from '../scenario/places.ts';
import type { Cell } from './cell.ts';
import { peerNamespaces } from './names.ts';

/** What a cell's scenario may know of the cluster before anything is rendered. */
export function placesFor(cell: Cell, runId: string, sites: Sites): Places {
  return {
    releaseNamespace: cell.namespace,
    namespaces: peerNamespaces(runId),
    apiserverPort: sites.apiserverPort,
    cidrs: (host) => {
      const site = host === 'apiserver' || host === 'node' ? sites[host] : sites.externals[host];
      if (site === undefined) throw new Error(`no site ${host}`);
      return site.addresses.map((address) => `${address}/${address.includes(':') ? '128' : '32'}`);
    },
  };
}
