import type { Edit } from './operator.ts';

/** Write another value, named by both. */
export function replace(from: unknown, value: unknown): Edit {
  return { change: { kind: 'replace', value }, text: `${format(from)} → ${format(value)}` };
}

/** Leave the value out. */
export function remove(value: unknown): Edit {
  return { change: { kind: 'remove' }, text: `without ${format(value)}` };
}

const shownCharacters = 70;

function format(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
