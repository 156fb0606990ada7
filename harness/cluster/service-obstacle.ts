import type { Flow } from '../vocabulary/flow.ts';
import type { Service } from '../vocabulary/world.ts';

/**
 * Why a flow by way of a Service shows nothing, in words; undefined where it does, or goes another way: one that also leads back to where
 * the flow starts answers itself at times, with another address for its source.
 * @param services as they stand in the cluster, with their addresses
 */
export function findServiceObstacle({ source, family, via }: Flow, services: readonly Service[]): string | undefined {
  if (via.kind !== 'service') return undefined;
  const service = services.find(({ namespace, name }) => namespace === via.namespace && name === via.name);
  const label = `the Service ${via.namespace}/${via.name}`;
  if (service === undefined) return `${label} is not in this cluster`;
  if (!service.addresses.some((address) => address.includes(':') === (family === 6)))
    return `${label} has no IPv${String(family)} address in this cluster`;
  return service.backends.length > 1 && service.backends.includes(source)
    ? `${label} also leads back to ${source}, and whom it leads to is chance`
    : undefined;
}
