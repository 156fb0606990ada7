import type { Edit } from './operator.ts';

/** Write another value, named by both. */
export function replace(from: unknown, value: unknown): Edit {
  return { change: { kind: 'replace', value }, text: `${JSON.stringify(from)} → ${JSON.stringify(value)}` };
}

/** Leave the value out. */
export function remove(value: unknown): Edit {
  return { change: { kind: 'remove' }, text: `without ${JSON.stringify(value)}` };
}
