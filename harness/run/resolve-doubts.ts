import type { Pass } from '../cluster/pass.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import type { Observation } from '../vocabulary/observation.ts';

/** What resolving doubts takes. */
export interface Doubts {
  readonly doubtful: readonly PlannedFlow[];
  /** By request id; later looks replace these. */
  readonly observations: Map<string, Observation>;
  /** Whether what was seen of a flow is not what is expected of it. */
  readonly isSurprising: (flow: PlannedFlow) => boolean;
  readonly look: (flows: readonly PlannedFlow[], pass: Pass) => Promise<void>;
}

/** How often doubtful flows are looked at again; each time a look and its confirmation must agree. */
const mostRounds = 3;

/**
 * Look again at doubtful flows while no others are probed, until a look and its confirmation agree on what is expected, or until
 * all looks at a flow, these among them, agree on something else. Seen on starved nodes: an enforcer loses packets of flows that it
 * allows, for half a minute, or lets one through undecided, and both look like a finding. What changes to and fro becomes an error.
 */
export async function resolveDoubts({ doubtful, observations, isSurprising, look }: Doubts): Promise<void> {
  const changesOf = ({ request }: PlannedFlow): number => countChanges(observations.get(request.id));
  const isOpen = (flow: PlannedFlow): boolean => changesOf(flow) > 0 || isContradictory(observations.get(flow.request.id));
  let left = doubtful;
  for (let round = 0; round < mostRounds && left.length > 0; round += 1) {
    await look(left, 'settling');
    await look(left, 'confirming');
    left = left.filter((flow) => isSurprising(flow) && isOpen(flow));
  }
  // One change is what a policy that comes into force late looks like; no policy explains two.
  for (const { request } of left.filter((flow) => changesOf(flow) > 1)) {
    const observation = observations.get(request.id);
    if (observation !== undefined) observations.set(request.id, withoutVerdict(observation));
  }
}

/** An error that is not all there is: some attempt saw something. */
export function isContradictory(observation: Observation | undefined): boolean {
  return observation?.kind === 'error' && seenKinds(observation).length > 0;
}

function countChanges(observation: Observation | undefined): number {
  const kinds = seenKinds(observation);
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
}

function seenKinds(observation: Observation | undefined): readonly string[] {
  return (observation?.attempts ?? []).map(({ kind }) => kind).filter((kind) => kind !== 'error');
}

function withoutVerdict(observation: Observation): Observation {
  const last = observation.attempts.at(-1);
  if (observation.kind === 'error' || last === undefined) return observation;
  const detail = `it was ${[...new Set(seenKinds(observation))].join(' and ')} in turn while nothing changed: ${last.detail}`;
  return { ...observation, kind: 'error', attempts: [...observation.attempts.slice(0, -1), { ...last, detail }] };
}
