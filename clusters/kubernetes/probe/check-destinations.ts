import pMap from 'p-map';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import { concurrentSources } from '../budgets.ts';

/** Finds out whether a destination serves at this moment; undefined where it does, else why not, in words. */
export type CheckDestinations = (requests: readonly ProbeRequest[]) => Promise<ReadonlyMap<string, string>>;

/**
 * A denial needs a living server: a pod that was deleted or a listener that died is silent too. Every destination of a
 * denied flow is checked from where no policy stands between, and a denial without one becomes an error.
 */
export async function checkDenials(
  requests: readonly ProbeRequest[],
  observations: Map<string, Observation>,
  check: CheckDestinations,
): Promise<void> {
  const denied = requests.filter(({ id }) => isDenial(observations.get(id)));
  const byDestination = groupBy(denied, ({ flow }) => flow.destination);
  const problems = await pMap(byDestination.values(), (group) => check(group), { concurrency: concurrentSources });
  for (const [id, problem] of problems.flatMap((each) => [...each])) {
    const observation = observations.get(id);
    const last = observation?.attempts.at(-1);
    if (observation === undefined || last === undefined) continue;
    const attempt = { ...last, kind: 'error' as const, detail: `${last.detail}, but its destination could not answer: ${problem}` };
    observations.set(id, { ...observation, kind: 'error', attempts: [...observation.attempts.slice(0, -1), attempt] });
  }
}

function isDenial(observation: Observation | undefined): boolean {
  return observation?.kind === 'dropped' || observation?.kind === 'rejected';
}
