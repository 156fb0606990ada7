import { replace } from './edits.ts';
import { type FindEdits, noEdits, type Operator } from './operator.ts';

/** First of all, one lower, one higher, last of all. */
const moved = (field: string, last: number): FindEdits => {
  return ({ pattern, value }) => {
    if (pattern !== `spec.${field}` || typeof value !== 'number') return [];
    const others = new Set([0, value - 1, value + 1, last].filter((order) => order >= 0 && order <= last && order !== value));
    return [...others].map((order) => replace(value, order));
  };
};

const priority = moved('priority', 1000);

const clusterNetworkPolicy: FindEdits = (place) =>
  place.pattern === 'spec.tier' ? [replace(place.value, place.value === 'Admin' ? 'Baseline' : 'Admin')] : priority(place);

/** A policy comes earlier or later than it should. Only two dialects know an order. */
export const changeOrder: Operator = {
  id: 'change-order',
  title: 'a policy comes earlier or later than it should',
  edits: { kubernetes: noEdits, cilium: noEdits, calico: moved('order', 1_000_000), clusterNetworkPolicy },
};
