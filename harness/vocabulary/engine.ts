/**
 * The policy dialects the chart renders; the values of `networkPolicy.engine`.
 * Source: specification, "Choosing a policy engine".
 */
export const engines = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const;

/** One policy dialect, named as the chart's value names it. */
export type Engine = (typeof engines)[number];
