import type { Pass } from '../../../harness/cluster/pass.ts';
import type { Attempt, Observation } from '../../../harness/vocabulary/observation.ts';

/** After this many tries that contradict each other there is no telling. */
export const mostAttempts = 4;

/**
 * Whether the attempts say something together. One connection does, unless silence came before; anything else must be seen
 * twice in a row, when confirming. An error says nothing.
 */
export function isSettled(attempts: readonly Pick<Attempt, 'kind'>[], pass: Pass): boolean {
  const [last, previous] = attempts.map(({ kind }) => kind).toReversed();
  if (last === undefined || last === 'error') return false;
  if (pass !== 'confirming') return true;
  return last === previous || (last === 'connected' && previous !== 'dropped' && previous !== 'rejected');
}

/** An observation of the attempts: what was seen last, or an error where they do not settle. */
export function conclude(attempts: readonly Attempt[], pass: Pass): Observation {
  const last = attempts.at(-1);
  return { kind: last !== undefined && isSettled(attempts, pass) ? last.kind : 'error', attempts };
}
