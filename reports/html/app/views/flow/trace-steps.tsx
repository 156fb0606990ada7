import type { JSX } from 'preact';
import { formatPolicyRef } from '../../../../../harness/policy/format-policy-ref.ts';
import { decidingSteps } from '../../../../../harness/policy/evaluate/deciding-steps.ts';
import type { TraceStep } from '../../../../../harness/vocabulary/prediction.ts';
import type { FlowResult } from '../../../../../harness/vocabulary/results.ts';

/** The walk through tiers, policies and rules; the last step decided. */
export function TraceSteps({ flow }: { readonly flow: FlowResult }): JSX.Element {
  const { predicted } = flow;
  if (predicted === undefined) return <p class="none">The model says nothing about this flow.</p>;
  const deciding = new Set(decidingSteps(predicted));
  return (
    <ol class="trace">
      {predicted.trace.map((step, index) => (
        <li key={index} class={deciding.has(step) ? 'decides' : ''}>
          <span class={`effect effect-${step.effect.replace(' ', '-')}`}>{step.effect}</span>
          <span class="step">
            <span class="step-where">{placeOf(step)}</span>
            <span>{step.because}</span>
            {index === predicted.trace.length - 1 && <strong class="decided"> So it is {predicted.verdict}.</strong>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function placeOf({ direction, subject, tier, policy, rule }: TraceStep): string {
  const where = policy === undefined ? [] : [formatPolicyRef(policy), rule ?? 'end of tier'];
  return [`${direction} of ${subject}`, ...(tier === undefined ? [] : [`tier ${tier}`]), ...where].join(' › ');
}
