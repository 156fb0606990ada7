import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import type { FuzzFlow, JudgedWorld, Observed } from '../ground/ground.ts';
import { oracleVerdict } from '../oracle/oracle-verdict.ts';
import { expectPackets } from './expect-packets.ts';

/** Two that should say the same of a flow and do not. */
export interface Difference {
  readonly between: 'oracle and model' | 'model and packets' | 'model and API';
  /** The flow's id. */
  readonly flow: string;
  /** What each says, in words. */
  readonly text: string;
}

/** Differences of a world between a second reading of the documentation and the model. */
export function findOracleDifferences(world: JudgedWorld): readonly Difference[] {
  return world.flows.flatMap(({ id, flow }): Difference[] => {
    const says = oracleVerdict(world, flow);
    const prediction = world.predictions.get(id);
    if (says === prediction?.verdict) return [];
    const because = prediction?.decidedBy.because ?? 'nothing';
    return [
      {
        between: 'oracle and model',
        flow: id,
        text: `${id}: the oracle says ${says}, the model says ${String(prediction?.verdict)}: ${because}`,
      },
    ];
  });
}

/** An API that refuses what the model takes. @param position of the world */
export function findApiDifferences(position: number, { refused }: Observed): readonly Difference[] {
  const message = refused.get(position);
  return message === undefined ? [] : [{ between: 'model and API', flow: '', text: message }];
}

/** Differences of a world between the model and what packets showed. A lost observation is one, too: nothing may stay unproven. */
export function findPacketDifferences(world: JudgedWorld, observed: Observed): readonly Difference[] {
  return world.flows.flatMap((one): Difference[] => {
    const text = one.request === undefined || observed.unprobed.has(one.id) ? undefined : describeMiss(world, one, observed);
    return text === undefined ? [] : [{ between: 'model and packets', flow: one.id, text: `${one.id}: ${text}` }];
  });
}

function describeMiss(world: JudgedWorld, flow: FuzzFlow, { observations, deviations, decisions }: Observed): string | undefined {
  const expected = expectPackets(world, flow);
  const observation = observations.get(flow.id);
  const seen = verdictOf(observation);
  if (deviations.has(flow.id)) return undefined;
  const shows = observation?.kind === 'dropped' ? (observation.decidedBy ?? 'silence') : (observation?.kind ?? 'nothing');
  if (seen === expected.verdict && (decisions === 'unknown' || shows === expected.shows)) return undefined;
  const detail = observation?.attempts.at(-1)?.detail ?? '';
  return `the model says ${expected.verdict} (${expected.shows}), packets say ${seen} (${shows}; ${detail})`;
}
