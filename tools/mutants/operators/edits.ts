import type { Edit, FindEdits } from './operator.ts';

/** Write another value, named by both. */
export function replace(from: unknown, value: unknown): Edit {
  return { change: { kind: 'replace', value }, text: `${JSON.stringify(from)} → ${JSON.stringify(value)}` };
}

/** Leave the value out. */
export function remove(value: unknown): Edit {
  return { change: { kind: 'remove' }, text: `without ${JSON.stringify(value)}` };
}

/** Leave one out where a list of this pattern has several; the only one is left out by `empty-list`. */
export function oneOfSeveral(lists: RegExp): FindEdits {
  return ({ pattern, value, siblings }) => (siblings > 1 && lists.test(pattern) ? [remove(value)] : []);
}
