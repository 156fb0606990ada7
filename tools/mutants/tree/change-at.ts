import { isRecord } from './is-record.ts';
import type { Path } from './place.ts';

/** What happens to a value. */
export type Change = { readonly kind: 'replace'; readonly value: unknown } | { readonly kind: 'remove' };

/** A copy of a tree in which the value at a path is replaced or removed. @throws RangeError for a path that leads nowhere */
export function changeAt(tree: unknown, path: Path, change: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change.kind === 'replace' ? change.value : undefined;
  if (typeof step === 'number' && Array.isArray(tree) && step < tree.length) {
    const items: readonly unknown[] = tree;
    const changed = rest.length === 0 && change.kind === 'remove' ? [] : [changeAt(items[step], rest, change)];
    return [...items.slice(0, step), ...changed, ...items.slice(step + 1)];
  }
  if (typeof step === 'string' && isRecord(tree) && Object.hasOwn(tree, step)) {
    const entries = Object.entries(tree).flatMap(([key, value]) => {
      if (key !== step) return [[key, value] as const];
      return rest.length === 0 && change.kind === 'remove' ? [] : [[key, changeAt(value, rest, change)] as const];
    });
    return Object.fromEntries(entries);
  }
  throw new RangeError(`no ${JSON.stringify(step)} in ${JSON.stringify(tree)}`);
}
