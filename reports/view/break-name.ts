/** Longer names make columns too wide. */
const widest = 14;

/** The lines of a name that is the head of a column: a long one is broken between its inner words, as late as it fits, so that columns stay narrow. */
export function breakName(name: string): readonly string[] {
  if (name.length <= widest) return [name];
  const lines: string[] = [];
  for (const word of (name.match(/[A-Z-]?[^A-Z-]+|[A-Z-]+/g) ?? [name]).toReversed()) {
    const [line] = lines;
    if (line !== undefined && line.length + word.length <= widest) lines.splice(0, 1, `${word}${line}`);
    else lines.unshift(word);
  }
  return lines;
}
