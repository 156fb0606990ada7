import type { JSX } from 'preact';
import { formatPolicyRef } from '../../../../../harness/policy/format-policy-ref.ts';
import type { TraceStep } from '../../../../../harness/vocabulary/prediction.ts';
import type { FlowResult } from '../../../../../harness/vocabulary/results.ts';

/** The walk through tiers, policies and rules; the last step decided. */
export function TraceSteps({ flow }: { readonly flow: FlowResult }): JSX.Element {
  const { predicted } = flow;
  if (predicted === undefined) return <p class="none">The model says nothing about this flow.</p>;
  const last = predicted.trace.length - 1;
  return (
    <ol class="trace">
      {predicted.trace.map((step, index) => (
        <li key={index} class={index === last ? 'decides' : ''}>
          <span class={`effect effect-${step.effect.replace(' ', '-')}`}>{step.effect}</span>
          <span class="step">
            <span class="step-where">{placeOf(step)}</span>
            <span>{step.because}</span>
            {index === last && <strong class="decided"> This decides: {predicted.verdict}.</strong>}
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
