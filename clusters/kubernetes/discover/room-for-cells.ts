import { cellsPerPod, cellsPerProcessor } from '../budgets.ts';
import { countProcessors } from './count-processors.ts';
import type { ClusterNode } from './find-nodes.ts';

/** How many cells may have pods of their own in a cluster at once, at least one: its processors and its limits of pods decide. */
export function roomForCells(nodes: readonly Pick<ClusterNode, 'schedulable' | 'processors' | 'pods'>[]): number {
  const pods = nodes.filter(({ schedulable }) => schedulable).reduce((sum, node) => sum + node.pods, 0);
  return Math.max(1, Math.floor(Math.min(countProcessors(nodes) * cellsPerProcessor, pods * cellsPerPod)));
}
