import { groupBy } from '../text/group-by.ts';
import type { RenderedCell, StoppedCell } from './prepared-cell.ts';

/**
 * Cells whose policies or pods are not in their own namespace alone take turns of their own, after all others: nobody else's policies
 * are in force then. Those that share everything share the turn.
 */
export function separateWorlds(cells: readonly (RenderedCell | StoppedCell)[]): readonly (RenderedCell | StoppedCell)[] {
  const alone = cells.filter((cell): cell is RenderedCell => cell.kind === 'rendered' && needsOwnWorld(cell));
  const groups = [...groupBy(alone, ({ cell }) => `${cell.namespace} ${String(cell.turn)}`).values()];
  const lastTurn = Math.max(-1, ...cells.filter((cell) => !alone.some((each) => each === cell)).map(({ cell }) => cell.turn));
  const turns = new Map(groups.flatMap((group, index) => group.map((each) => [each.cell.id, lastTurn + 1 + index] as const)));
  return cells.map((each) => {
    const turn = turns.get(each.cell.id);
    return turn === undefined ? each : { ...each, cell: { ...each.cell, turn } };
  });
}

function needsOwnWorld({ cell, cast, policies }: RenderedCell): boolean {
  const isElsewhere = (namespace: string | undefined): boolean => namespace !== undefined && namespace !== cell.namespace;
  return (
    cell.spec.scope === 'cluster' ||
    policies.some(({ object }) => isElsewhere(object.metadata.namespace)) ||
    [...cast.values()].some(({ role, pod }) => role === 'subject' && isElsewhere(pod?.namespace))
  );
}
