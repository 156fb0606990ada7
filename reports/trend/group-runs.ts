import { joinLeg } from '../merge/join-leg.ts';
import type { Source } from '../merge/source.ts';

/**
 * The runs of one leg in the order of their starts, each with its shards joined. Shards say not which run they are of: those of
 * the same number of shards that follow each other are one run, until one of them comes up again.
 * @throws UserError (exit 2) where shards of one run disagree
 */
export function groupRuns(sources: readonly Source[]): readonly Source[] {
  const ordered = sources.toSorted((a, b) => startOf(a) - startOf(b));
  const whole = ordered.filter(({ results }) => results.run.shard === undefined);
  const groups: (readonly [Source, ...Source[]])[] = whole.map((source) => [source]);
  const open = new Map<number, [Source, ...Source[]]>();
  for (const source of ordered) {
    const { shard } = source.results.run;
    if (shard === undefined) continue;
    const group = open.get(shard.of);
    if (group?.every(({ results }) => results.run.shard?.index !== shard.index) === true) {
      group.push(source);
    } else {
      const fresh: [Source, ...Source[]] = [source];
      open.set(shard.of, fresh);
      groups.push(fresh);
    }
  }
  return groups.map((group) => ({ file: group[0].file, results: joinLeg(group) })).toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf({ results }: Source): number {
  return Date.parse(results.run.startedAt);
}
