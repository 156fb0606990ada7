import { newFlowsPerSecond, newFlowsPerSecondAndProcessor } from '../budgets.ts';
import type { ClusterNode } from '../discover/find-nodes.ts';

/** How many new flows a second a cluster's nodes and their enforcers take: those that pods can run on count. */
export function flowRate(nodes: readonly Pick<ClusterNode, 'schedulable' | 'processors'>[]): number {
  const processors = nodes.filter(({ schedulable }) => schedulable).reduce((sum, node) => sum + node.processors, 0);
  return Math.min(newFlowsPerSecond, Math.max(1, processors) * newFlowsPerSecondAndProcessor);
}
