/** Differences that still count as a slip of the fingers, for a word of this length. */
function tolerated(length: number): number {
  return Math.max(1, Math.floor(length / 3));
}

/** The candidate most like a mistyped word, or one that it abbreviates; undefined where none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = candidates
    // So many insertions it takes at least; a word of a stranger may be long.
    .filter((candidate) => Math.abs(candidate.length - word.length) <= tolerated(word.length))
    .map((candidate) => ({ candidate, distance: editDistance(lower, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= tolerated(word.length))
    .toSorted((a, b) => a.distance - b.distance)[0];
  if (near !== undefined) return near.candidate;
  return lower.length < 2 ? undefined : candidates.find((candidate) => candidate.toLowerCase().includes(lower));
}

/** Levenshtein's distance: insertions, deletions and replacements of one character. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replace = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
