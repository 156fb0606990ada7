import { formatNearest } from '../../../harness/policy/format-decision.ts';
import { decidingSteps } from '../../../harness/policy/evaluate/deciding-steps.ts';
import type { Prediction } from '../../../harness/vocabulary/prediction.ts';
import type { FlowResult } from '../../../harness/vocabulary/results.ts';
import type { Verdict } from '../../../harness/vocabulary/verdict.ts';
import { countOf } from '../../../harness/text/count-of.ts';

/** One of the three answers to "may this flow pass?". */
export interface Answer {
  readonly name: 'declared' | 'predicted' | 'observed';
  readonly who: string;
  readonly verdict: Verdict | undefined;
  /** What it rests on. */
  readonly because: string;
  /** Whether it says the same as the answer before it, or where nothing is declared or predicted the one before that; the first has none. */
  readonly agrees: 'yes' | 'no' | 'unknown' | undefined;
}

/** Declared, predicted and observed, side by side. @param suite who declares, in words */
export function describeAnswers(flow: FlowResult, suite: string): readonly Answer[] {
  const { predicted, observed, declared, verdict } = flow;
  const { enforced } = observed;
  const answers = [
    {
      name: 'declared',
      who: suite,
      verdict: declared,
      because: flow.because ?? (declared === undefined ? 'Nothing is declared of this flow.' : ''),
    },
    {
      name: 'predicted',
      who: 'the policy model',
      verdict: predicted?.verdict,
      because: predicted === undefined ? 'The model says nothing about this flow.' : describeDecision(predicted),
    },
    {
      name: 'observed',
      who: 'the packets',
      verdict: enforced === undefined ? undefined : verdict,
      because:
        enforced === undefined
          ? 'No packet was sent while the policies were applied.'
          : `${enforced.kind} after ${countOf(enforced.attempts.length, 'attempt')}`,
    },
  ] as const;
  return answers.map((answer, index) => ({ ...answer, agrees: agreement(verdictBefore(answers, index), answer.verdict, index) }));
}

/** The steps in which a policy decided; where none did, the model's last word. */
function describeDecision(prediction: Prediction): string {
  const steps = decidingSteps(prediction).filter(({ policy }) => policy !== undefined);
  const { because: last, nearest } = prediction.decidedBy;
  const words = steps.map(({ rule, tier, because }) => `${rule ?? `end of tier ${tier ?? '?'}`}: ${because}`);
  return [...(words.length === 0 ? [last] : words), ...(nearest === undefined ? [] : [`nearest: ${formatNearest(nearest)}`])].join('\n');
}

/** What is compared with: nothing predicted is nothing between what is declared and what was seen. */
function verdictBefore(answers: readonly Pick<Answer, 'verdict'>[], index: number): Verdict | undefined {
  return answers.slice(0, index).findLast(({ verdict }) => verdict !== undefined)?.verdict;
}

function agreement(before: Verdict | undefined, verdict: Verdict | undefined, index: number): Answer['agrees'] {
  if (index === 0) return undefined;
  if (before === undefined || verdict === undefined || before === 'inconclusive' || verdict === 'inconclusive') return 'unknown';
  return before === verdict ? 'yes' : 'no';
}
