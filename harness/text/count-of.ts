/** A count with its noun: `1 flow`, `3 flows`. @param plural where it is not the noun with an s */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : plural}`;
}
