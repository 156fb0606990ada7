import type { JSX } from 'preact';
import { describeRun } from '../../../model/describe-run.ts';
import { useReport } from '../../core/use-report.ts';
import { Facts } from '../../ui/facts.tsx';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';

/** What ran, on what, where, when: one line for each of the results. */
export function RunFacts(): JSX.Element {
  const { legs } = useReport();
  return (
    <section class="run-facts" aria-label="Runs">
      {legs.map((leg) => (
        <div key={leg.label} class="run">
          {legs.length > 1 && (
            <p class="run-name">
              {leg.label} <OutcomeBadge outcome={leg.results.summary.outcome} />
            </p>
          )}
          <Facts facts={describeRun(leg.results)} />
        </div>
      ))}
    </section>
  );
}
