import type { ClusterNode } from './find-nodes.ts';

/** How many processors a cluster's pods can run on, at least one: those of the nodes that take pods. */
export function countProcessors(nodes: readonly Pick<ClusterNode, 'schedulable' | 'processors'>[]): number {
  const processors = nodes.filter(({ schedulable }) => schedulable).reduce((sum, node) => sum + node.processors, 0);
  return Math.max(1, processors);
}
