import { groupBy } from '../text/group-by.ts';
import type { Cell } from './cell.ts';
import { ownRoles } from './own-roles.ts';

/** How cells may share namespaces. */
export interface Sharing {
  /** Equal for two cells exactly when chart, values, engine and everything else that is deployed are equal. */
  readonly keyOf: (cell: Cell) => string;
  /** At most this many namespaces; undefined: as many as there are keys. */
  readonly concurrent?: number | undefined;
}

/**
 * Let cells share namespaces: each its first one's. Cells that would deploy the same thing do so at the same time: two scenarios that
 * look at the same values from two sides then cost one rendering and one set of pods. Where there are more of the others than
 * namespaces they take turns, those that need the same pods one after another in the same place.
 */
export function shareNamespaces(cells: readonly Cell[], { keyOf, concurrent = Infinity }: Sharing): readonly Cell[] {
  const groups = [...groupBy(cells, keyOf).values()];
  const turns = Math.max(1, Math.ceil(groups.length / concurrent));
  const places = [...groupBy(groups, rolesOf).values()].flat();
  const placed = places.flatMap((group, place) => {
    const turn = place % turns;
    const [first] = places[place - turn] ?? group;
    return group.map((cell) => [cell.id, { ...cell, namespace: (first ?? cell).namespace, turn }] as const);
  });
  const byId = new Map(placed);
  return cells.map((cell) => byId.get(cell.id) ?? cell);
}

function rolesOf(group: readonly Cell[]): string {
  return [...new Set(group.flatMap(ownRoles))].sort().join(' ');
}
