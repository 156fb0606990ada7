/** Longer names make columns too wide. */
const widest = 14;

/** An engine as the head of a column: a long name is broken between its inner words, the rest below, so that columns stay narrow. */
export function headOf(engine: string): string {
  if (engine.length <= widest) return engine;
  const lines: string[] = [];
  for (const word of (engine.match(/[A-Z-]?[^A-Z-]+|[A-Z-]+/g) ?? [engine]).toReversed()) {
    const [line] = lines;
    if (line !== undefined && line.length + word.length <= widest) lines.splice(0, 1, `${word}${line}`);
    else lines.unshift(word);
  }
  return lines.join('\n');
}
