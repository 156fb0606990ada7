import type { Endpoint } from '../vocabulary/endpoint.ts';
import type { World } from '../vocabulary/world.ts';
import type { Cell } from './cell.ts';

/** What a cell's policies are compiled against: its own pods and everything shared, without the other cells. */
export function cellWorld(world: World, cell: Cell, cells: readonly Cell[]): World {
  const others = new Set(cells.map(({ namespace }) => namespace).filter((namespace) => namespace !== cell.namespace));
  const isOthers = ({ kind, id }: Endpoint): boolean => kind === 'pod' && others.has(id.slice(0, Math.max(0, id.indexOf('/'))));
  const gone = new Set(world.endpoints.filter(isOthers).map(({ id }) => id));
  return {
    namespaces: world.namespaces.filter(({ name }) => !others.has(name)),
    endpoints: world.endpoints.filter(({ id }) => !gone.has(id)),
    services: world.services.filter(({ namespace, backends }) => !others.has(namespace) && !backends.some((id) => gone.has(id))),
    serviceAccounts: world.serviceAccounts.filter(({ namespace }) => !others.has(namespace)),
  };
}
