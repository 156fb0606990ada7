import { groupBy } from '../../../harness/text/group-by.ts';
import type { CaughtMutant } from './fate.ts';

/** Mutants that can be in force at once: of one turn, and no two of one site. As many rounds as the fullest site of each turn has mutants. */
export function planRounds<Caught extends CaughtMutant>(caught: readonly Caught[]): readonly (readonly Caught[])[] {
  return [...groupBy(caught, ({ fate }) => fate.application.site.cell.turn).values()].flatMap((ofTurn) => {
    const bySite = [...groupBy(ofTurn, ({ fate }) => fate.application.site.cell.namespace).values()];
    const count = Math.max(0, ...bySite.map((mutants) => mutants.length));
    return Array.from({ length: count }, (_, round) => bySite.flatMap((mutants) => mutants.slice(round, round + 1)));
  });
}
