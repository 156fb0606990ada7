import { type CellRole, cellRoles, type Role } from '../cast/role.ts';
import type { Cell } from './cell.ts';

/** Whether each cell has a pod of its own for a role; the others are shared. */
export function isCellRole(role: Role): role is CellRole {
  return cellRoles.some((own) => own === role);
}

/** The endpoint that plays a role in a cell: the controller and its neighbours are the cell's own, the others are shared. */
export function endpointId(role: Role, cell: Pick<Cell, 'namespace'>): string {
  return isCellRole(role) ? `${cell.namespace}/${role}` : role;
}

/** The role that an endpoint plays, as reports name it: the same in every run. */
export function roleOf(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf('/') + 1);
}
