import type { CellResult } from '../vocabulary/results.ts';
import type { RunRecord } from './run-record.ts';

/**
 * The negative control of a run: with policies applied, at least one flow must be denied, or every "allowed" is what a
 * cluster without any enforcer shows as well.
 * @returns what is missing, in words; undefined where a denial was seen, or where no packet was sent at all
 */
export function findUnprovenEnforcement(cells: readonly CellResult[], record: RunRecord): string | undefined {
  if (record.observations.enforced.size === 0) return undefined;
  const flows = cells.flatMap((cell) => cell.flows);
  if (flows.some(({ verdict }) => verdict === 'denied')) return undefined;
  return flows.some(({ declared }) => declared === 'denied')
    ? 'No flow was denied with the policies applied: this cluster does not enforce network policies.'
    : 'No flow of this run is expected to be denied, so nothing shows that the cluster enforces policies at all: select a scenario with a denial as well, such as closed-otherwise.';
}
