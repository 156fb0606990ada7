import type { RunningCluster } from '../cluster/cluster.ts';
import type { ProbeRequest } from '../cluster/probe-request.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import { groupBy } from '../text/group-by.ts';
import type { Observation } from '../vocabulary/observation.ts';
import type { Phase } from '../vocabulary/phase.ts';
import { applyPolicies } from './apply-policies.ts';
import { foresee } from './foresee.ts';
import { noteTimeToEnforce } from './note-time-to-enforce.ts';
import { probePhase } from './probe-phase.ts';
import type { OnProgress } from './progress.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** What the probes of a run share. */
interface Probing extends Pick<RunRequest, 'onProgress' | 'signal'> {
  readonly record: RunRecord;
  readonly running: RunningCluster;
}

/**
 * Probe every cell that is ready: open → enforced → restored for all cells of a turn at once, turn after turn. Between two turns no policy
 * is in force, and every flow of a turn has been seen open since: by the turn before, as it was restored, or by its own look.
 */
export async function probeTurns(probing: Probing): Promise<void> {
  const turns = [...new Set(probing.record.inState('ready').map(({ cell }) => cell.turn))];
  let restored: ReadonlyMap<string, Observation> = new Map();
  for (const [index, turn] of turns.entries()) {
    const suffix = turns.length === 1 ? '' : `, turn ${String(index + 1)} of ${String(turns.length)}`;
    const onProgress: OnProgress = (event) => {
      probing.onProgress({ ...event, stage: `${event.stage}${suffix}` });
    };
    restored = await probeTurn(turn, restored, { ...probing, onProgress });
  }
}

/** @param open what was seen of flows since there were policies @returns the same for the next turn */
async function probeTurn(
  turn: number,
  open: ReadonlyMap<string, Observation>,
  probing: Probing,
): Promise<ReadonlyMap<string, Observation>> {
  const { record, running } = probing;
  const { observations, stopwatch } = record;
  for (const { request } of flowsOf(turn, probing)) {
    const seen = open.get(keyOf(request));
    // Tries that came before the turn before was restored are that turn's.
    if (seen?.kind === 'connected') observations.open.set(request.id, { ...seen, attempts: seen.attempts.slice(-1) });
  }
  await probe('open', turn, probing);
  const applied = await stopwatch.time('apply', () => applyPolicies(record.readyIn(turn), record, running));
  await probe('enforced', turn, probing);
  for (const cell of record.readyIn(turn)) noteTimeToEnforce(cell, applied.get(cell.cell.namespace), record);
  await stopwatch.time('remove', () => running.release());
  await probe('restored', turn, probing);
  return new Map(
    flowsOf(turn, probing).flatMap(({ request }) => {
      const seen = observations.restored.get(request.id);
      return seen === undefined ? [] : [[keyOf(request), seen]];
    }),
  );
}

/** Those that the cluster can send. */
function flowsOf(turn: number, { record, running }: Probing): readonly PlannedFlow[] {
  return record
    .readyIn(turn)
    .flatMap(({ flows }) => flows)
    .filter(({ request, obstacle }) => obstacle === undefined && canProbe(request, record, running));
}

/** Two requests of one key send the same packets. */
function keyOf({ flow, probe }: ProbeRequest): string {
  return JSON.stringify([flow, probe]);
}

/** Flows of which the same is expected and that send the same packets share what one of them sees. */
async function probe(phase: Phase, turn: number, probing: Probing): Promise<void> {
  const { record, running, onProgress, signal } = probing;
  const foresight = foresee(record.readyIn(turn));
  const observations = record.observations[phase];
  const flows = flowsOf(turn, probing).filter((flow) => !observations.has(flow.request.id));
  const groups = groupBy(flows, (flow) => `${foresight.expected(flow)} ${keyOf(flow.request)}`);
  const sent = [...groups.values()].flatMap((group) => group.slice(0, 1));
  try {
    await record.stopwatch.time(phase, () => probePhase(running, { phase, flows: sent, ...foresight, observations, onProgress, signal }));
  } finally {
    for (const [first, ...others] of groups.values()) {
      const seen = first && observations.get(first.request.id);
      if (seen !== undefined) for (const other of others) observations.set(other.request.id, seen);
    }
  }
}

function canProbe(request: ProbeRequest, record: RunRecord, running: RunningCluster): boolean {
  const reason = running.cannotProbe?.(request);
  if (reason !== undefined) record.skipped.set(request.id, reason);
  return reason === undefined;
}
