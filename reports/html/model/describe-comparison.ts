import type { Comparison, Side } from './compare.ts';
import { formatCount } from './format-count.ts';

/** How many flows compare in each way. */
export type ComparisonCounts = Readonly<Record<Comparison['kind'], number>>;

/** Count comparisons by kind. */
export function countComparisons(compared: readonly Comparison[]): ComparisonCounts {
  const counts = { differs: 0, 'only in A': 0, 'only in B': 0, same: 0, 'judged in neither': 0 };
  for (const { kind } of compared) counts[kind] += 1;
  return counts;
}

/** What a comparison amounts to, in a sentence or two. What only one side judged is no difference, and never left out. */
export function describeComparison(counts: ComparisonCounts, a: Side, b: Side): string {
  const both = counts.differs + counts.same;
  const one = [
    ...(counts['only in A'] > 0 ? [`${formatCount(counts['only in A'])} only under ${a.label}`] : []),
    ...(counts['only in B'] > 0 ? [`${formatCount(counts['only in B'])} only under ${b.label}`] : []),
  ];
  const differ =
    both === 0
      ? `No flow was judged under both ${a.label} and ${b.label}.`
      : `${formatCount(counts.differs)} of ${formatCount(both)} flows that both judged fare differently under ${b.label} than under ${a.label}.`;
  return one.length === 0 ? differ : `${differ} Judged ${one.join(', and ')}.`;
}
