import type { JSX } from 'preact';
import { findingWords } from '../../../../view/source-words.ts';
import { type Answer, describeAnswers } from '../../../model/answers.ts';
import type { FlowView } from '../../../model/report.ts';
import { VerdictWord } from '../../ui/verdict-word.tsx';

const signs = {
  yes: { sign: '=', word: 'which agrees with' },
  no: { sign: '≠', word: 'which contradicts' },
  unknown: { sign: '?', word: 'which can’t be compared with' },
} as const;

/** Declared, predicted and observed side by side, with what they make of each other between them. */
export function ThreeAnswers({ view }: { readonly view: FlowView }): JSX.Element {
  const { flow, leg } = view;
  const { run, suite } = leg.results;
  return (
    <section class="answers" aria-label="Declared, predicted, observed">
      {describeAnswers(flow, suite.name).map((answer) => (
        <AnswerCard key={answer.name} answer={answer} />
      ))}
      {flow.findings.length > 0 && (
        <ul class="findings">
          {flow.findings.map(({ kind, text }) => (
            <li key={kind}>
              <strong>{findingWords(kind, run.source.kind)}</strong>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AnswerCard({ answer }: { readonly answer: Answer }): JSX.Element {
  const { name, who, verdict, because, agrees } = answer;
  return (
    <>
      {agrees !== undefined && (
        <span class={`agrees agrees-${agrees}`} title={signs[agrees].word}>
          <span aria-hidden="true">{signs[agrees].sign}</span>
          <span class="visually-hidden">{signs[agrees].word}</span>
        </span>
      )}
      <div class="answer">
        <p class="answer-name">
          {name} <span>by {who}</span>
        </p>
        <p class="answer-verdict">{verdict === undefined ? <span class="none">nothing</span> : <VerdictWord verdict={verdict} />}</p>
        <p class="answer-because">{because}</p>
      </div>
    </>
  );
}
