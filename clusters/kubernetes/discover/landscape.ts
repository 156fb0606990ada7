import { z } from 'zod';
import type { Sites } from '../../../harness/cluster/topology.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../api/api.ts';
import { type KubernetesOptions, namedExternals } from '../options.ts';
import { findApiserver } from './find-apiserver.ts';
import { type ClusterDns, findDns } from './find-dns.ts';
import { type ClusterNode, findNodes } from './find-nodes.ts';
import { findUnservedDialects } from './served-dialects.ts';
import { familyOf, sortAddresses } from './sort-addresses.ts';

/** What a cluster has before a run adds anything. */
export interface Landscape {
  readonly sites: Sites;
  /** The IP families that the run is to probe. */
  readonly wanted: readonly Family[];
  /** The first one is the site `node`. */
  readonly nodes: readonly [ClusterNode, ...ClusterNode[]];
  readonly dns: ClusterDns;
  /** Why the API does not serve a dialect, by its id. */
  readonly unserved: ReadonlyMap<string, string>;
  readonly version: string;
}

const versionSchema = z.object({ gitVersion: z.string() });

/** Ask a cluster for everything that a run must know of it. @throws UserError for what it lacks @throws ApiError */
export async function findLandscape(
  api: Api,
  options: Pick<KubernetesOptions, 'externals' | 'absentExternals' | 'families'>,
): Promise<Landscape> {
  const { gitVersion } = await api.get('/version', versionSchema);
  const [nodes, apiserver, dns, unserved] = await Promise.all([
    findNodes(api),
    findApiserver(api),
    findDns(api),
    findUnservedDialects(api),
  ]);
  const { families: wanted = [4, 6] } = options;
  const families = familiesOfPods(
    dns.pod.status.podIPs.map(({ ip }) => ip),
    wanted,
  );
  const site = (id: string, addresses: readonly string[]) => ({ id, addresses: sortAddresses(addresses, wanted) });
  return {
    sites: {
      node: site('node', nodes[0].addresses),
      apiserver: site('apiserver', apiserver.addresses),
      apiserverPort: apiserver.port,
      families,
      externals: Object.fromEntries(namedExternals(options).map(({ id, addresses }) => [id, site(id, addresses)])),
    },
    wanted,
    nodes,
    dns,
    unserved,
    version: gitVersion,
  };
}

function familiesOfPods(addresses: readonly string[], wanted: readonly Family[]): readonly Family[] {
  const families = wanted.filter((family) => addresses.some((address) => familyOf(address) === family));
  if (families.length > 0) return families;
  throw new UserError(
    `The pods of this cluster have no address of a wanted IP family (wanted: ${wanted.map((family) => `IPv${String(family)}`).join(', ')}; a pod of its DNS has ${addresses.join(', ') || 'none'}). Choose a family that its pods have.`,
    2,
  );
}
