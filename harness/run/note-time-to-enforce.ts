import type { EnforceResult } from '../cluster/cluster.ts';
import type { ReadyCell } from './prepared-cell.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Note how long after a cell's policies were accepted the first of its flows was seen denied as declared. An upper bound:
 * the policies may have been in force before anybody looked.
 */
export function noteTimeToEnforce({ cell, flows }: ReadyCell, applied: EnforceResult | undefined, record: RunRecord): void {
  if (applied?.kind !== 'applied') return;
  const denials = flows
    .filter(({ expectation }) => expectation.verdict === 'denied')
    .flatMap(({ request }) => record.observations.enforced.get(request.id)?.attempts ?? [])
    .filter(({ kind, atMs }) => (kind === 'dropped' || kind === 'rejected') && atMs >= applied.atMs)
    .map(({ atMs, durationMs }) => atMs + durationMs - applied.atMs);
  if (denials.length > 0) record.timeToEnforceMs.set(cell.id, Math.round(Math.min(...denials)));
}
