import type { EnforceResult, RunningCluster } from '../cluster/cluster.ts';
import type { ReadyCell } from './prepared-cell.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Have the policies of these cells enforced. Cells whose policies the cluster does not take are stopped with its words.
 * @returns the answer of the cluster by namespace
 */
export async function applyPolicies(
  cells: readonly ReadyCell[],
  record: RunRecord,
  running: RunningCluster,
): Promise<ReadonlyMap<string, EnforceResult>> {
  const byNamespace = new Map(
    cells.map(({ cell, policies, ruleset }) => [cell.namespace, { cell: cell.namespace, manifests: policies, ruleset }]),
  );
  const applied = await running.enforce([...byNamespace.values()]);
  for (const cell of cells) {
    const result = applied.get(cell.cell.namespace);
    if (result === undefined || result.kind === 'applied') continue;
    const outcome = result.kind === 'refused' ? 'failed' : 'inconclusive';
    record.set({ ...cell, kind: 'stopped', outcome, reason: result.message });
  }
  return applied;
}
