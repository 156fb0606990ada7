import pMap from 'p-map';
import { z } from 'zod';
import { parse } from 'yaml';
import type { Api } from '../../kubernetes/api/api.ts';
import { familyOf } from '../../kubernetes/discover/sort-addresses.ts';
import type { ExternalHost } from '../../kubernetes/options.ts';
import type { ExternalContainer } from './external-container.ts';

const nodeSchema = z.object({
  spec: z.object({ podCIDRs: z.array(z.string()).default([]) }),
  status: z.object({ addresses: z.array(z.object({ type: z.string(), address: z.string() })) }),
});
const kubeadmSchema = z.object({ data: z.object({ ClusterConfiguration: z.string() }) });
const networkingSchema = z.object({ networking: z.object({ podSubnet: z.string().default('') }) });

/**
 * Give the hosts outside routes to the pods' addresses, so that they can be sources: each node's own range through that node, and
 * the whole range through the first one, for CNIs that hand out addresses otherwise. A host that takes no route keeps no shell:
 * its flows as a source are skipped.
 */
export async function routeToPods(api: Api, externals: readonly ExternalContainer[]): Promise<readonly ExternalHost[]> {
  const routes = await findRoutes(api);
  return pMap(externals, async (external): Promise<ExternalHost> => {
    for (const { range, via } of routes) {
      const problem = await external.tryCommand(['ip', familyOf(range) === 6 ? '-6' : '-4', 'route', 'replace', range, 'via', via]);
      if (problem !== undefined) return { id: external.id, names: external.names, addresses: external.addresses };
    }
    return external;
  });
}

interface Route {
  readonly range: string;
  readonly via: string;
}

async function findRoutes(api: Api): Promise<readonly Route[]> {
  const nodes = await api.list('/api/v1/nodes', nodeSchema);
  const { data } = await api.get('/api/v1/namespaces/kube-system/configmaps/kubeadm-config', kubeadmSchema);
  const { networking } = networkingSchema.parse(parse(data.ClusterConfiguration));
  const whole = networking.podSubnet.split(',').filter((range) => range !== '');
  const first = nodes.slice(0, 1).flatMap((node) => whole.flatMap((range) => through(node, range)));
  return [...first, ...nodes.flatMap((node) => node.spec.podCIDRs.flatMap((range) => through(node, range)))];
}

function through({ status }: z.infer<typeof nodeSchema>, range: string): readonly Route[] {
  const address = status.addresses.find(({ type, address: own }) => type === 'InternalIP' && familyOf(own) === familyOf(range));
  return address === undefined ? [] : [{ range, via: address.address }];
}
