import { newFlowsPerSecond, newFlowsPerSecondAndProcessor } from '../budgets.ts';
import { countProcessors } from '../discover/count-processors.ts';

/** How many new flows a second a cluster's nodes and their enforcers take. */
export function flowRate(nodes: Parameters<typeof countProcessors>[0]): number {
  return Math.min(newFlowsPerSecond, countProcessors(nodes) * newFlowsPerSecondAndProcessor);
}
