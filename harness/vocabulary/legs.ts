import type { ClusterInfo, Results } from './results.ts';

/**
 * Results of a matrix, at least one: each leg is one cluster (its kind, CNI, Kubernetes version, …), with its shards joined.
 * No two legs have the same {@link legName}.
 */
export type Legs = readonly [Results, ...Results[]];

/** Details of a cluster that make it another leg of a matrix; the others (names, tool versions) may differ from shard to shard. */
const legDetails: readonly (readonly [detail: string, prefix: string])[] = [
  ['kubernetes', 'Kubernetes '],
  ['ip family', ''],
  ['context', 'context '],
];

/** What a leg is called in reports, and what tells it from the others: `cilium · kind · Kubernetes v1.34.4`. */
export function legName({ run: { cluster, id } }: Pick<Results, 'run'>): string {
  const where = cluster.evidence === 'prediction' ? ['prediction'] : [cluster.cni, cluster.name];
  // A cluster that could not be started was not asked which CNI it has: nothing says that two of them are the same leg.
  const which = cluster.cni === 'unknown' ? [`run ${id}`] : [];
  return [...where, ...namedDetails(cluster), ...which].join(' · ');
}

function namedDetails({ details }: ClusterInfo): readonly string[] {
  return legDetails.flatMap(([detail, prefix]) => {
    const value = details[detail];
    return value === undefined ? [] : [`${prefix}${value}`];
  });
}

/** Apply a function to each leg. */
export function mapLegs(legs: Legs, change: (leg: Results) => Results): Legs {
  const [first, ...others] = legs;
  return [change(first), ...others.map(change)];
}
