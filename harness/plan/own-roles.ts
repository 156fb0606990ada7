import { type CellRole, cellRoles } from '../cast/role.ts';
import type { Cell } from './cell.ts';

/** The pods of a cell's own that its expectations name. */
export function ownRoles({ scenario, engine }: Pick<Cell, 'scenario' | 'engine'>): readonly CellRole[] {
  const expectations = scenario.expect(engine);
  return cellRoles.filter((role) => expectations.some(({ source, target }) => source === role || target.startsWith(`${role}:`)));
}
