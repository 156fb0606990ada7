import { isDeepStrictEqual } from 'node:util';
import type { PodSpec } from '../../../harness/cluster/topology.ts';
import { ownEndpoint } from '../../../harness/plan/endpoint-id.ts';
import { planFlows } from '../../../harness/plan/plan-flows.ts';
import { planTopology } from '../../../harness/plan/plan-topology.ts';
import type { RenderedCell } from '../../../harness/run/prepared-cell.ts';
import type { RenderContext } from '../../../harness/run/render-cell.ts';
import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { Site } from '../catalogue/site.ts';

/**
 * A site with the pods and Services that a mutated chart makes, and with the flows that its cells plan with them: the same site where
 * the mutated chart makes the same ones.
 * @returns the error where a cell speaks of somebody, or of a port, that the mutated chart does not make
 */
export function withSubjects(site: Site, rendered: RenderedCell, context: RenderContext): Site | UserError {
  const { cast, services } = rendered;
  if (isDeepStrictEqual([cast, services], [site.cast, site.services])) return site;
  try {
    const flows = site.cells.flatMap((cell) => planFlows(cell, cast));
    return { ...site, cast, services, flows, world: worldOf(site, { ...rendered, flows }, context) };
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** The site's world with the mutated chart's own pods and Services in place of those that are deployed. */
function worldOf({ world, cell }: Site, rendered: RenderedCell, { runId, suite, sites }: RenderContext): World {
  const planned = planTopology([rendered], { peers: suite.peers, runId, sites });
  const isOwn = (id: string): boolean => id.startsWith(ownEndpoint(cell.namespace, ''));
  const deployed = new Map(world.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const namespaces = new Map([...world.namespaces, ...planned.namespaces].map((namespace) => [namespace.name, namespace]));
  const accounts = new Map(
    [...world.serviceAccounts, ...planned.serviceAccounts].map((account) => [`${account.namespace}/${account.name}`, account]),
  );
  return {
    namespaces: [...namespaces.values()],
    serviceAccounts: [...accounts.values()],
    endpoints: [
      ...world.endpoints.filter(({ id }) => !isOwn(id)),
      ...planned.pods.filter(({ id }) => isOwn(id)).map((pod, position) => endpointOf(pod, deployed.get(pod.id), { position, node: sites.node.id })),
    ],
    services: [
      ...world.services.filter(({ backends }) => !backends.some(isOwn)),
      ...planned.services
        .filter(({ backends }) => backends.some(isOwn))
        .map((service) => {
          const same = world.services.find(({ namespace, name }) => namespace === service.namespace && name === service.name);
          return { ...service, addresses: same?.addresses ?? [] };
        }),
    ],
  };
}

/** A pod as the mutated chart makes it, where the one of that name is deployed; a pod that the chart does not make has addresses of nobody else. */
function endpointOf(
  { id, namespace, name, labels, ports, serviceAccount }: PodSpec,
  deployed: Endpoint | undefined,
  { position, node }: { readonly position: number; readonly node: string },
): Endpoint {
  const made = { kind: 'pod', id, namespace, name, labels, ports, serviceAccount } as const;
  if (deployed?.kind === 'pod') return { ...made, addresses: deployed.addresses, node: deployed.node };
  // Of blocks of which no cluster of this project takes any (RFC 6598, RFC 5180).
  const number = (position + 1).toString(16);
  return { ...made, addresses: [`100.127.0.${String(position + 1)}`, `2001:2::${number}`], node };
}
