/** The engines of the chart: the values of `networkPolicy.engine`. Source: specification, "Choosing a policy engine". */
export const engines = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const;

/** One of them. */
export type Engine = (typeof engines)[number];
