import { groupBy } from '../../harness/text/group-by.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { joinLeg } from './join-leg.ts';
import type { Source } from './source.ts';

/**
 * Join shards and matrix legs: results of the same cluster, CNI and Kubernetes version become one, others stay side by side, in
 * the order of their names.
 * @throws UserError (exit 2) where there is nothing to merge, or two files contradict each other; it names both
 */
export function mergeSources(sources: readonly Source[]): Legs {
  const groups = [...groupBy(sources, ({ results }) => legName(results))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const legs = groups.flatMap(([, [first, ...others]]) => (first === undefined ? [] : [joinLeg([first, ...others])]));
  const [first, ...others] = legs;
  if (first === undefined) throw new UserError('There are no results to report. Name the --out directories of one or more runs.', 2);
  return [first, ...others];
}
