import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { poll } from '../../../harness/time/poll.ts';
import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { canaryPollMs, enforceMs, stragglerMs } from '../budgets.ts';
import type { Canaries } from './pick-canaries.ts';

/** Looks once at each request. @returns what was seen by request id */
export type LookOnce = (requests: readonly ProbeRequest[]) => Promise<ReadonlyMap<string, ObservationKind>>;

/**
 * Wait until one canary of each group is denied, or the time is over: an enforcer that never denies them is what the probes
 * that follow are there to find. Where some groups are denied and no further one is, the rest are not waited for as long.
 */
export async function awaitEnforcement(groups: readonly Canaries[], lookOnce: LookOnce, signal: AbortSignal): Promise<void> {
  let until = performance.now() + enforceMs;
  let pending = groups;
  const look = async (): Promise<true | undefined> => {
    const seen = await lookOnce(pending.flat());
    const left = pending.filter((group) => !group.some(({ id }) => isDenial(seen.get(id))));
    if (left.length < pending.length) until = performance.now() + stragglerMs;
    pending = left;
    return pending.length === 0 || performance.now() > until ? true : undefined;
  };
  if (groups.length > 0) await poll('enforcement', look, { everyMs: canaryPollMs, withinMs: 10 * enforceMs, signal });
}

function isDenial(kind: ObservationKind | undefined): boolean {
  return kind === 'dropped' || kind === 'rejected';
}
