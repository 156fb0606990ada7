import type { KnownDeviation } from '../cluster/cluster.ts';
import { findDisagreements } from '../judge/find-disagreements.ts';
import { type Judgement, judgeFlow, type ObservedPhases } from '../judge/judge-flow.ts';
import { roleOf } from '../plan/endpoint-id.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import { phases } from '../vocabulary/phase.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { FlowResult } from '../vocabulary/results.ts';
import type { DecidedVerdict } from '../vocabulary/verdict.ts';
import { formatAddressOf } from './format-address-of.ts';
import type { ReadyCell } from './prepared-cell.ts';
import { repeatCommand } from './repeat-command.ts';
import type { RunRecord } from './run-record.ts';

/** A flow as results show it: declared, predicted and observed side by side, and the outcome. */
export function buildFlow(planned: PlannedFlow, cell: ReadyCell, record: RunRecord): FlowResult {
  const { expectation, request } = planned;
  const deviation = cell.deviations.get(request.id);
  const defined = withRoles(cell.predictions.get(request.id));
  const predicted = withRoles(deviation?.prediction) ?? defined;
  const observed: ObservedPhases = Object.fromEntries(
    phases.flatMap((phase) => {
      const observation = record.observations[phase].get(request.id);
      return observation === undefined ? [] : [[phase, observation]];
    }),
  );
  const { verdict, outcome, reason } = applyDeviation(judge(planned, predicted, observed, record), deviation);
  return {
    id: planned.id,
    direction: planned.direction,
    source: expectation.source,
    destination: roleOf(request.flow.destination),
    target: expectation.target,
    address: formatAddressOf(request),
    protocol: request.flow.protocol,
    port: request.flow.port,
    family: request.flow.family,
    ...(expectation.row === undefined ? {} : { row: expectation.row }),
    because: expectation.because,
    declared: expectation.verdict,
    ...(predicted === undefined ? {} : { predicted }),
    observed,
    verdict,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    findings: findDisagreements(expectation.verdict, defined, verdict),
    repeat: record.repeat?.(request) ?? repeatCommand(planned, cell.cell, record.repeatFlags),
  };
}

function judge(
  { expectation, request, obstacle }: PlannedFlow,
  predicted: Prediction | undefined,
  observed: ObservedPhases,
  record: RunRecord,
): Judgement {
  const skipped = obstacle ?? record.skipped.get(request.id);
  if (skipped !== undefined) return { verdict: 'inconclusive', outcome: 'skipped', reason: skipped };
  if (record.cluster?.evidence === 'prediction') return judgePrediction(expectation.verdict, predicted);
  return judgeFlow(expectation.verdict, observed);
}

/** A wrong verdict that the enforcer is known for deviates; any other verdict is judged as it is. */
function applyDeviation(judgement: Judgement, deviation: KnownDeviation | undefined): Judgement {
  if (judgement.outcome !== 'failed' || deviation?.prediction.verdict !== judgement.verdict) return judgement;
  return { ...judgement, outcome: 'deviates', reason: `${deviation.id}: ${deviation.sentence}` };
}

/** Without packets the prediction is all there is to judge; the run is labelled as a prediction throughout. */
function judgePrediction(declared: DecidedVerdict, predicted: Prediction | undefined): Judgement {
  if (predicted === undefined) return { verdict: 'inconclusive', outcome: 'inconclusive', reason: 'not predicted' };
  const { verdict } = predicted;
  return verdict === declared
    ? { verdict, outcome: 'ok' }
    : { verdict, outcome: 'failed', reason: `expected ${declared}, but the manifests say ${verdict}` };
}

/** Endpoint ids hold the run's generated namespace; reports speak of roles, so that two runs can be compared. */
function withRoles(prediction: Prediction | undefined): Prediction | undefined {
  if (prediction === undefined) return undefined;
  const trace = prediction.trace.map((step) => ({ ...step, subject: roleOf(step.subject) }));
  return { ...prediction, trace, decidedBy: { ...prediction.decidedBy, subject: roleOf(prediction.decidedBy.subject) } };
}
