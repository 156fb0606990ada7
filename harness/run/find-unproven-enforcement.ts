import { verdictOf } from '../judge/verdict-of.ts';
import type { CellResult } from '../vocabulary/results.ts';
import type { RunRecord } from './run-record.ts';

/**
 * The negative control of a run: with policies applied, at least one flow must be denied, or every "allowed" is what a
 * cluster without any enforcer shows as well. A run that declares no denial has a control policy of its own, or a cluster that has
 * shown one.
 * @returns what is missing, in words; undefined where a denial was seen, or where no packet was sent at all
 */
export function findUnprovenEnforcement(cells: readonly CellResult[], record: RunRecord): string | undefined {
  if (record.observations.enforced.size === 0 || record.enforcement === 'proven') return undefined;
  const flows = cells.flatMap((cell) => cell.flows);
  if (flows.some(({ verdict }) => verdict === 'denied') || isControlDenied(record)) return undefined;
  return 'No flow was denied with the policies applied: this cluster does not enforce network policies.';
}

function isControlDenied({ control, observations }: RunRecord): boolean {
  const ids = control?.flows.map(({ request }) => request.id) ?? [];
  return ids.some((id) => observations.open.get(id)?.kind === 'connected' && verdictOf(observations.enforced.get(id)) === 'denied');
}
