import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../text/group-by.ts';
import type { Cell } from './cell.ts';
import type { Controller } from './controller.ts';
import { cellNamespace } from './names.ts';

/**
 * The cells whose controller is not that of the first cell of their namespace, each with a namespace of its own (those of one turn
 * with one): whoever takes turns in a namespace does so with the same pods, and what they are is known once the chart rendered.
 */
export function separateMisfits(
  cells: readonly { readonly cell: Cell; readonly controller: Controller }[],
  runId: string,
): readonly Cell[] {
  const sharing = groupBy(cells, ({ cell }) => cell.namespace);
  const misfits = cells.flatMap(({ cell, controller }) => {
    const [first] = sharing.get(cell.namespace) ?? [];
    return first === undefined || makeSamePods(controller, first.controller) ? [] : [cell];
  });
  const together = groupBy(misfits, ({ namespace, turn }) => `${namespace} ${String(turn)}`);
  return [...together.values()].flatMap((group) => {
    const [namespace] = group.map(({ scenario, engine }) => cellNamespace(runId, scenario.id, engine));
    return namespace === undefined ? [] : group.map((cell) => ({ ...cell, namespace }));
  });
}

/** The workload's name is for messages alone. */
function makeSamePods(one: Controller, other: Controller): boolean {
  return isDeepStrictEqual({ ...one, workload: '' }, { ...other, workload: '' });
}
