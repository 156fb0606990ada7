import type { RunningCluster } from '../cluster/cluster.ts';
import type { Pass } from '../cluster/pass.ts';
import { verdictOf } from '../judge/verdict-of.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import { settlePauseMs } from '../time/budgets.ts';
import { poll } from '../time/poll.ts';
import type { Observation } from '../vocabulary/observation.ts';
import type { Phase } from '../vocabulary/phase.ts';
import type { Foresight } from './foresee.ts';
import type { OnProgress } from './progress.ts';
import { isContradictory, resolveDoubts } from './resolve-doubts.ts';

/** A phase's probes and where their observations go. */
export interface PhaseProbes extends Foresight {
  readonly phase: Phase;
  readonly flows: readonly PlannedFlow[];
  /** By request id; filled as observations arrive. */
  readonly observations: Map<string, Observation>;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/**
 * Probe every flow of a phase. A flow that shows neither what is expected nor what its manifests say is probed again until the enforcer
 * has had its time to settle. Then a confirming pass: of what is surprising, for a finding is never made of a single packet; and where an
 * enforcer needs time to settle, of everything that has policies, for a flow may have been let through before its own was in
 * force. What contradicts itself, and every finding of an enforcer that needs time, is looked at again with nothing else under way.
 */
export async function probePhase(cluster: RunningCluster, probes: PhaseProbes): Promise<void> {
  await probePass(cluster, probes, probes.flows, 'first');
  if (cluster.settleWithinMs !== undefined) await settle(cluster, probes, cluster.settleWithinMs);
  const mayHaveChanged = cluster.settleWithinMs !== undefined && probes.phase === 'enforced';
  await probePass(cluster, probes, mayHaveChanged ? probes.flows : findSurprising(probes), 'confirming');
  const { observations } = probes;
  const surprising = findSurprising(probes);
  await resolveDoubts({
    doubtful:
      cluster.settleWithinMs === undefined ? surprising.filter(({ request }) => isContradictory(observations.get(request.id))) : surprising,
    observations,
    isSurprising: (flow) => isSurprising(flow, probes),
    look: (flows, pass) => probePass(cluster, probes, flows, pass),
  });
}

async function settle(cluster: RunningCluster, probes: PhaseProbes, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  const look = async (): Promise<'settled' | 'out of time' | undefined> => {
    const unsettled = findSurprising(probes).filter((flow) => !isAsPredicted(flow, probes));
    if (unsettled.length === 0) return 'settled';
    if (performance.now() > until) return 'out of time';
    await probePass(cluster, probes, unsettled, 'settling');
    return undefined;
  };
  await poll('settling', look, { everyMs: settlePauseMs, withinMs: 2 * withinMs, signal: probes.signal });
}

async function probePass(
  cluster: RunningCluster,
  { phase, observations, onProgress }: PhaseProbes,
  flows: readonly PlannedFlow[],
  pass: Pass,
): Promise<void> {
  if (flows.length === 0) return;
  const stage = pass === 'first' ? phase : `${phase}, ${pass}`;
  const seen = await cluster.probe(
    flows.map(({ request }) => request),
    (done) => {
      onProgress({ stage, done, total: flows.length });
    },
    pass,
  );
  for (const [id, observation] of seen) observations.set(id, join(observations.get(id), observation, pass));
}

function findSurprising(probes: PhaseProbes): readonly PlannedFlow[] {
  return probes.flows.filter((flow) => isSurprising(flow, probes));
}

function isSurprising(flow: PlannedFlow, { phase, expected, observations }: PhaseProbes): boolean {
  return verdictOf(observations.get(flow.request.id)) !== (phase === 'enforced' ? expected(flow) : 'allowed');
}

/** Of a policy that says otherwise than declared no time makes another: that is a finding, and is confirmed as one. */
function isAsPredicted(flow: PlannedFlow, { phase, predicted, observations }: PhaseProbes): boolean {
  return phase === 'enforced' && verdictOf(observations.get(flow.request.id)) === predicted(flow);
}

/** The later observation with the attempts of both. While an enforcer settles the later one counts; when confirming, both must agree. */
function join(before: Observation | undefined, now: Observation, pass: Pass): Observation {
  const attempts = [...(before?.attempts ?? []), ...now.attempts];
  if (pass !== 'confirming' || before === undefined || before.kind === now.kind || before.kind === 'error') return { ...now, attempts };
  const last = attempts.at(-1);
  const detail = `one try was ${before.kind}, the next ${now.kind}`;
  return {
    kind: 'error',
    attempts: last === undefined ? [] : [...attempts.slice(0, -1), { ...last, detail: `${detail}: ${last.detail}` }],
  };
}
