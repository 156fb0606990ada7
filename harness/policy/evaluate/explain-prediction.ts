import type { Prediction, TraceStep } from '../../vocabulary/prediction.ts';
import { formatDecision, formatNearest } from '../format-decision.ts';
import { formatPolicyRef } from '../format-policy-ref.ts';
import { decidingSteps } from './deciding-steps.ts';

/** Width of the column of effects; the longest is `next tier`. */
const effectWidth = 11;

/** Width of the column of directions. */
const directionWidth = 9;

/**
 * A prediction as an indented chain of directions, tiers, policies and rules down to the verdict, for a terminal; several lines, no
 * colours, no line break at the end.
 */
export function explainPrediction(prediction: Prediction): string {
  const { trace } = prediction;
  const lines = trace.flatMap((step, index) => [...headings(step, trace[index - 1]), ...formatStep(step)]);
  return [...lines, '', ...conclude(prediction)].join('\n');
}

function conclude(prediction: Prediction): string[] {
  const { verdict, decidedBy } = prediction;
  const nearest = decidedBy.nearest === undefined ? [] : [`nearest: ${formatNearest(decidedBy.nearest)}`];
  switch (verdict) {
    case 'denied':
      return [`denied by ${formatDecision(decidedBy)}`, ...nearest];
    case 'allowed':
      return [
        'allowed',
        ...decidingSteps(prediction).map((step) => `  ${step.direction.padEnd(directionWidth)}${formatDecision(step)}`),
        ...nearest,
      ];
  }
}

function headings(step: TraceStep, previous: TraceStep | undefined): string[] {
  const sameWalk = previous?.direction === step.direction && previous.subject === step.subject;
  return [
    ...(sameWalk ? [] : [`${step.direction} of ${step.subject}`]),
    ...(step.tier === undefined || (sameWalk && previous.tier === step.tier) ? [] : [`  tier ${step.tier}`]),
  ];
}

function formatStep(step: TraceStep): string[] {
  const effect = `${step.tier === undefined ? '  ' : '    '}${step.effect.padEnd(effectWidth)}`;
  const where = formatPlace(step);
  const texts = [...(where === undefined ? [] : [where]), ...step.because.split('; ')];
  return texts.map((text, index) => `${index === 0 ? effect : ' '.repeat(effect.length)}${text}`);
}

function formatPlace(step: TraceStep): string | undefined {
  if (step.policy === undefined) return undefined;
  return step.effect === 'no match' ? formatPolicyRef(step.policy) : formatDecision(step);
}
