import type { Floor, Room } from '../architecture/floors.js';

/** The floor plan as Markdown: a table for each floor, from the lowest to the highest. */
export function renderFloors(floors: readonly Floor[]): string {
  return floors.map(renderFloor).join('\n');
}

/** A page with what is generated put between its two marks, `<!-- begin: floors -->` and `<!-- end: floors -->`. @throws Error where they are missing */
export function withFloors(page: string, floors: readonly Floor[]): string {
  const marks = /(<!-- begin: floors.*?-->\n).*(<!-- end: floors -->)/s;
  if (!marks.test(page)) throw new Error('The page has no place for the floors.');
  return page.replace(marks, (_, begin: string, end: string) => `${begin}\n${renderFloors(floors)}\n${end}`);
}

function renderFloor({ name, rooms }: Floor, index: number): string {
  const head = `### Floor ${String(index)}: ${name}`;
  return [head, '', '| folder | holds | knows of its own floor |', '|---|---|---|', ...rooms.map(renderRoom), ''].join('\n');
}

function renderRoom({ room, holds, beside = [] }: Room): string {
  return `| \`${room}/\` | ${holds} | ${beside.map((other) => `\`${other}/\``).join(', ')} |`;
}
