import { groupBy } from '../policy/group-by.ts';
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
  return [...groupBy(cells, ({ cell }) => cell.namespace).values()].flatMap((sharing) => {
    const [first] = sharing;
    const misfits = sharing.filter(({ controller }) => first !== undefined && keyOf(controller) !== keyOf(first.controller));
    return [...groupBy(misfits, ({ cell }) => cell.turn).values()].flatMap((group) =>
      group.map(({ cell }) => {
        const { scenario, engine } = group[0]?.cell ?? cell;
        return { ...cell, namespace: cellNamespace(runId, scenario.id, engine) };
      }),
    );
  });
}

/** Everything that its pods are made of; the workload's name is for messages. */
function keyOf({ labels, namedPorts, declared, serviceAccount, ports }: Controller): string {
  return JSON.stringify([labels, namedPorts, declared, serviceAccount, ports]);
}
