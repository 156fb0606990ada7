import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { describeObservation } from '../../../harness/judge/describe-observation.ts';
import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import { compileApplication } from './compile-application.ts';
import type { CaughtMutant, ChangedFlow } from './fate.ts';
import { planRounds } from './plan-rounds.ts';

/** Whether packets catch a mutant too: `contradictions` are flows that did not do what the model predicts under it. */
export interface PacketFinding {
  readonly verdict: 'caught' | 'missed';
  readonly flows: number;
  readonly contradictions: readonly string[];
}

/**
 * Send the packets of the flows that the model predicts to change, under each mutant's policies. Mutants of different sites are
 * in force at once, so a round costs little more than a mutant. First every flow must connect without policies.
 */
export async function judgeByPackets<Subject>(
  caught: readonly CaughtMutant<Subject>[],
  running: RunningCluster,
  onRound: (done: number, total: number) => void,
): Promise<ReadonlyMap<Subject, PacketFinding>> {
  const findings = new Map<Subject, PacketFinding>();
  const open = await probe(
    caught.flatMap(({ fate }) => fate.flows),
    running,
  );
  const rounds = planRounds(caught);
  for (const [index, round] of rounds.entries()) {
    const observed = await probeRound(round, running);
    for (const { mutant, fate } of round) findings.set(mutant, judge(fate.flows, open, observed));
    onRound(index + 1, rounds.length);
  }
  await running.release();
  return findings;
}

type Observations = ReadonlyMap<string, Observation>;

async function probeRound(round: readonly CaughtMutant[], running: RunningCluster): Promise<Observations> {
  const cells = round.flatMap(({ fate }) => {
    const compiled = compileApplication(fate.application, running);
    if (compiled.kind === 'stopped') return [];
    return [{ cell: compiled.cell.namespace, manifests: compiled.policies, ruleset: compiled.ruleset }];
  });
  await running.enforce(cells);
  const flows = round.flatMap(({ fate }) => fate.flows);
  const first = await probe(flows, running);
  // A finding is never made of a single packet.
  const surprising = flows.filter(({ flow, predicted }) => verdictOf(first.get(flow.request.id)) !== predicted);
  return new Map([...first, ...(await probe(surprising, running))]);
}

function probe(flows: readonly ChangedFlow[], running: RunningCluster): Promise<Observations> {
  const requests = new Map(flows.map(({ flow: { request } }) => [request.id, request]));
  return running.probe([...requests.values()], () => undefined);
}

function judge(flows: readonly ChangedFlow[], open: Observations, observed: Observations): PacketFinding {
  const contradictions = flows.flatMap(({ flow: { request }, predicted }) => {
    if (verdictOf(open.get(request.id)) !== 'allowed')
      return [`${request.id}: without any policy it ${describeObservation(open.get(request.id))}`];
    const observation = observed.get(request.id);
    return verdictOf(observation) === predicted
      ? []
      : [`${request.id}: predicted ${predicted}, but it ${describeObservation(observation)}`];
  });
  return { verdict: contradictions.length < flows.length ? 'caught' : 'missed', flows: flows.length, contradictions };
}
