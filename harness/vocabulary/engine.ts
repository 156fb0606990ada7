/**
 * The policy dialects the chart renders; the values of `networkPolicy.engine`.
 * Source: specification, "Choosing a policy engine".
 */
export const engines = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const;

/** One of those that the first suite's chart renders. */
export type ChartEngine = (typeof engines)[number];

/** A named way to render the source, a column. */
export type Engine = string;
