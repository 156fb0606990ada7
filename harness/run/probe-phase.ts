import type { RunningCluster } from '../cluster/cluster.ts';
import { verdictOf } from '../compare/verdict-of.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import type { Observation } from '../vocabulary/observation.ts';
import type { Phase } from '../vocabulary/phase.ts';
import type { OnProgress } from './progress.ts';

/** A phase's probes and where their observations go. */
export interface PhaseProbes {
  readonly phase: Phase;
  readonly flows: readonly PlannedFlow[];
  /** Filled as observations arrive. */
  readonly observations: Map<string, Observation>;
  readonly onProgress: OnProgress;
}

/**
 * Probe every flow of a phase, then once more each flow that did not show what is expected: a finding is never made of a
 * single packet. Two tries that contradict each other are an error, not a verdict.
 */
export async function probePhase(cluster: RunningCluster, { phase, flows, observations, onProgress }: PhaseProbes): Promise<void> {
  const requests = flows.map(({ request }) => request);
  const first = await cluster.probe(requests, (done) => {
    onProgress({ stage: phase, done, total: requests.length });
  });
  for (const [id, observation] of first) observations.set(id, observation);

  const surprising = flows
    .filter((flow) => verdictOf(observations.get(flow.request.id)) !== expectedIn(phase, flow))
    .map(({ request }) => request);
  if (surprising.length === 0) return;
  const second = await cluster.probe(surprising, (done) => {
    onProgress({ stage: `${phase}, confirming`, done, total: surprising.length });
  });
  for (const [id, observation] of second) observations.set(id, confirm(observations.get(id), observation));
}

function expectedIn(phase: Phase, { expectation }: PlannedFlow): 'allowed' | 'denied' {
  return phase === 'enforced' ? expectation.verdict : 'allowed';
}

function confirm(first: Observation | undefined, second: Observation): Observation {
  const attempts = [...(first?.attempts ?? []), ...second.attempts];
  if (first === undefined || first.kind === second.kind || first.kind === 'error') return { ...second, attempts };
  const detail = `one try ${first.kind}, the next ${second.kind}`;
  return {
    kind: 'error',
    attempts: [...attempts.slice(0, -1), ...attempts.slice(-1).map((attempt) => ({ ...attempt, detail: `${detail}: ${attempt.detail}` }))],
  };
}
