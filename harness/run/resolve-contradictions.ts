import type { Pass } from '../cluster/pass.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import type { Observation } from '../vocabulary/observation.ts';

/** What resolving contradictions takes. */
export interface DoubtfulFlows {
  /** Flows whose confirmation contradicted the look before it. */
  readonly contradicted: readonly PlannedFlow[];
  /** By request id; later looks replace these. */
  readonly observations: Map<string, Observation>;
  /** Whether what was seen of a flow is not what is expected of it. */
  readonly isSurprising: (flow: PlannedFlow) => boolean;
  readonly look: (flows: readonly PlannedFlow[], pass: Pass) => Promise<void>;
}

/** How often flows that contradict themselves are looked at again; each time a look and its confirmation must agree. */
const contradictionRounds = 3;

/**
 * Look again at flows that contradict themselves, until a look and its confirmation agree on what is expected. What surprises is
 * looked at in every round, and must stay as it is: seen on starved nodes, an enforcer loses packets of flows that it allows, or
 * lets one through undecided, and twice in a row that looks like a finding. What changes to and fro becomes an error.
 */
export async function resolveContradictions({ contradicted, observations, isSurprising, look }: DoubtfulFlows): Promise<void> {
  let doubtful = contradicted;
  for (let round = 0; round < contradictionRounds && doubtful.length > 0; round += 1) {
    await look(doubtful, 'settling');
    await look(doubtful, 'confirming');
    doubtful = doubtful.filter((flow) => isSurprising(flow));
  }
  for (const { request } of doubtful) {
    const observation = observations.get(request.id);
    if (observation !== undefined) observations.set(request.id, withoutVerdictWhereItWavers(observation));
  }
}

/** One change is what a policy that comes into force late looks like; no policy explains two. */
function withoutVerdictWhereItWavers(observation: Observation): Observation {
  const kinds = observation.attempts.map(({ kind }) => kind).filter((kind) => kind !== 'error');
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  const last = observation.attempts.at(-1);
  if (observation.kind === 'error' || changes < 2 || last === undefined) return observation;
  const detail = `it was ${[...new Set(kinds)].join(' and ')} in turn while nothing changed: ${last.detail}`;
  return { ...observation, kind: 'error', attempts: [...observation.attempts.slice(0, -1), { ...last, detail }] };
}
