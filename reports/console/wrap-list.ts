import { stripVTControlCharacters } from 'node:util';

/** Items, which may hold colours, in lines: as many in each as fit. @param width columns */
export function wrapList(items: readonly string[], separator: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const line = lines.at(-1);
    const longer = line === undefined ? item : `${line}${separator}${item}`;
    if (line === undefined) lines.push(item);
    else if (lengthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.splice(-1, 1, `${line}${separator.trimEnd()}`, item);
  }
  return lines;
}

function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
