import { createHash } from 'node:crypto';

/** As many items as asked for, chosen by the seed alone: the same seed picks the same items of the same list. */
export function pickSample<Item>(items: readonly Item[], count: number, seed: string, keyOf: (item: Item) => string): readonly Item[] {
  const rank = (item: Item): string =>
    createHash('sha256')
      .update(`${seed}\n${keyOf(item)}`)
      .digest('hex');
  const ranked = items.map((item, position) => ({ item, position, rank: rank(item) }));
  const chosen = ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count);
  return chosen.toSorted((a, b) => a.position - b.position).map(({ item }) => item);
}
