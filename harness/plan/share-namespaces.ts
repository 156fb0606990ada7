import type { Cell } from './cell.ts';

/**
 * Let cells that would deploy the same thing share one namespace: the first one's. Two scenarios that look at the same
 * values from two sides then cost one rendering and one set of pods.
 * @param keyOf equal for two cells exactly when chart, values, engine and everything else that is deployed are equal
 */
export function shareNamespaces(cells: readonly Cell[], keyOf: (cell: Cell) => string): readonly Cell[] {
  const first = new Map<string, string>();
  return cells.map((cell) => {
    const key = keyOf(cell);
    const namespace = first.get(key) ?? cell.namespace;
    first.set(key, namespace);
    return { ...cell, namespace };
  });
}
