import type { Pass } from '../../../harness/cluster/pass.ts';
import type { Attempt, Observation, ObservationKind } from '../../../harness/vocabulary/observation.ts';

/** After this many tries that contradict each other there is no telling. */
export const mostAttempts = 4;

/**
 * Whether a pass needs no further attempt. One is enough where another pass follows; when confirming, one connection is, unless
 * silence came before it in the pass, and anything else must be seen twice in a row. An error says nothing.
 * @param before what the look before this pass saw: a silence that another look confirms needs no third
 */
export function isSettled(attempts: readonly Pick<Attempt, 'kind'>[], pass: Pass, before?: ObservationKind): boolean {
  const [last, previous] = attempts.map(({ kind }) => kind).toReversed();
  if (last === undefined) return false;
  if (pass !== 'confirming') return true;
  if (last === 'error') return false;
  return last === (previous ?? before) || (last === 'connected' && previous !== 'dropped' && previous !== 'rejected');
}

/** An observation of the attempts: what was seen last, or an error where they do not settle. Parameters as of `isSettled`. */
export function conclude(attempts: readonly Attempt[], pass: Pass, before?: ObservationKind): Observation {
  const last = attempts.at(-1);
  return { kind: last !== undefined && isSettled(attempts, pass, before) ? last.kind : 'error', attempts };
}
