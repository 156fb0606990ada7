import { groupBy } from '../../harness/text/group-by.ts';
import type { RunInfo } from '../../harness/vocabulary/results.ts';

/** A sentence for each shard of which no result is there: what it would have judged was not judged. */
export function findMissingShards(runs: readonly Pick<RunInfo, 'shard'>[]): readonly string[] {
  const shards = runs.flatMap(({ shard }) => (shard === undefined ? [] : [shard]));
  return [...groupBy(shards, ({ of }) => of)].flatMap(([of, present]) => {
    const missing = Array.from({ length: of }, (_, position) => position + 1).filter((wanted) =>
      present.every(({ index }) => index !== wanted),
    );
    return missing.length === 0 ? [] : [`Shard ${missing.join(', ')} of ${String(of)} is missing: its cells were not judged.`];
  });
}
