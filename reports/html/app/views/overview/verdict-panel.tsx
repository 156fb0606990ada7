import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { describeVerdict } from '../../../model/verdict.ts';
import { useReport } from '../../core/use-report.ts';
import { Mark } from '../../ui/mark.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { OutcomeBar } from './outcome-bar.tsx';

/** The verdict and why, before anything else. */
export function VerdictPanel(): JSX.Element {
  const report = useReport();
  const verdict = useMemo(() => describeVerdict(report), [report]);
  return (
    <section class={`hero hero-${verdict.outcome}`} aria-label="Verdict">
      {verdict.warnings.map((warning) => (
        <p key={warning} class="warning" role="note">
          {warning}
        </p>
      ))}
      <div class="hero-verdict">
        <Mark outcome={verdict.outcome} size={44} />
        <div>
          <p class="hero-kicker">{verdict.kicker}</p>
          <PageTitle text={verdict.headline} />
          <p class="hero-why">{verdict.why}</p>
          {verdict.more.length > 0 && (
            <ul class="hero-more">
              {verdict.more.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <OutcomeBar />
    </section>
  );
}
