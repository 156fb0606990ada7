import { groupBy } from '../text/group-by.ts';
import type { Cell } from './cell.ts';

/** How cells may share namespaces. */
export interface Sharing {
  /** Equal for two cells exactly when chart, values, engine and everything else that is deployed are equal. */
  readonly keyOf: (cell: Cell) => string;
  /** At most this many namespaces; undefined: as many as there are keys. */
  readonly concurrent?: number | undefined;
  /** Names of the peers that each cell has of its own: cells that need the same ones take turns. */
  readonly ownPeers?: ReadonlySet<string>;
}

/**
 * Let cells share namespaces: each its first one's. Cells that would deploy the same thing do so at the same time: two scenarios that
 * look at the same values from two sides then cost one rendering and one set of pods. Where there are more of the others than
 * namespaces they take turns, those that need the same pods one after another in the same place.
 */
export function shareNamespaces(cells: readonly Cell[], { keyOf, concurrent = Infinity, ownPeers = new Set() }: Sharing): readonly Cell[] {
  const groups = [...groupBy(cells, keyOf).values()];
  const turns = Math.max(1, Math.ceil(groups.length / concurrent));
  const places = [...groupBy(groups, (group) => peersOf(group, ownPeers)).values()].flat();
  const placed = places.flatMap((group, place) => {
    const turn = place % turns;
    const [first] = places[place - turn] ?? group;
    return group.map((cell) => [cell.id, { ...cell, namespace: (first ?? cell).namespace, turn }] as const);
  });
  const byId = new Map(placed);
  return cells.map((cell) => byId.get(cell.id) ?? cell);
}

function peersOf(group: readonly Cell[], ownPeers: ReadonlySet<string>): string {
  const named = group.flatMap(({ spec }) => spec.expectations.flatMap(({ source, target }) => [source, target.split(':')[0] ?? '']));
  return [...new Set(named.filter((name) => ownPeers.has(name)))].sort().join(' ');
}
