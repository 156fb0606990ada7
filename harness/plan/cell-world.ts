import type { World } from '../vocabulary/world.ts';
import type { Cell } from './cell.ts';

/** What a cell's policies are compiled against: its own namespace and everything shared, without the other cells. */
export function cellWorld(world: World, cell: Cell, cells: readonly Cell[]): World {
  const others = new Set(cells.map(({ namespace }) => namespace).filter((namespace) => namespace !== cell.namespace));
  return {
    namespaces: world.namespaces.filter(({ name }) => !others.has(name)),
    endpoints: world.endpoints.filter((endpoint) => endpoint.kind !== 'pod' || !others.has(endpoint.namespace)),
    services: world.services,
    serviceAccounts: world.serviceAccounts.filter(({ namespace }) => !others.has(namespace)),
  };
}
