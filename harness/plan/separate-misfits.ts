import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../text/group-by.ts';
import type { Actor, Cast } from './actor.ts';
import type { Cell } from './cell.ts';

/** A cell with its cast, once it is rendered. */
interface CastCell {
  readonly cell: Cell;
  readonly cast: Cast;
}

/**
 * The cells whose subjects are not those of the cell that their namespace is named after, each with a namespace of its own (those of one turn
 * with one): whoever takes turns in a namespace does so with the same pods, and what they are is known once the source rendered.
 */
export function separateMisfits(cells: readonly CastCell[], renamed: (cell: Cell) => string): readonly Cell[] {
  const sharing = groupBy(cells, ({ cell }) => cell.namespace);
  const misfits = cells.flatMap(({ cell, cast }) => {
    const all = sharing.get(cell.namespace) ?? [];
    // Another one's own name may be the namespace's: moved there, it would stay with those whom it does not fit.
    const host = all.find((each) => renamed(each.cell) === each.cell.namespace) ?? all[0];
    return host === undefined || isDeepStrictEqual(subjectsOf(cast), subjectsOf(host.cast)) ? [] : [cell];
  });
  const together = groupBy(misfits, ({ namespace, turn }) => `${namespace} ${String(turn)}`);
  return [...together.values()].flatMap((group) => {
    const [namespace] = group.map(renamed);
    return namespace === undefined ? [] : group.map((cell) => ({ ...cell, namespace }));
  });
}

function subjectsOf(cast: Cast): readonly Actor[] {
  return [...cast.values()].filter(({ role }) => role === 'subject');
}
