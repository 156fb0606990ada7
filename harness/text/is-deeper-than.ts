/**
 * Whether lists and maps stand in one another deeper than that; what holds itself does. Time grows with size × depth, and with
 * nothing else: what stands at several places of a level counts once.
 */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level: ReadonlySet<unknown> = new Set([value]);
  for (let depth = 0; depth <= most; depth += 1) {
    const collections = [...level].filter((each) => typeof each === 'object' && each !== null);
    if (collections.length === 0) return false;
    level = new Set(collections.flatMap((each): unknown[] => Object.values(each)));
  }
  return true;
}
