import type { JSX } from 'preact';
import { countOutcomes } from '../../../../../harness/judge/run.ts';
import type { Outcome } from '../../../../../harness/vocabulary/outcome.ts';
import { formatCount } from '../../../model/format-count.ts';
import { formatRoute } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { Mark } from '../../ui/mark.tsx';

const fromWorst = ['failed', 'inconclusive', 'deviates', 'ok', 'skipped'] as const satisfies readonly Outcome[];

/** How many flows have each outcome: a bar, and the counts as links to them. */
export function OutcomeBar(): JSX.Element | null {
  const { flows } = useReport();
  if (flows.length === 0) return null;
  const counts = countOutcomes(flows.map(({ flow }) => flow.outcome));
  const present = fromWorst.filter((outcome) => counts[outcome] > 0);
  return (
    <div class="outcomes">
      <div class="outcome-bar" aria-hidden="true">
        {present.map((outcome) => (
          <span key={outcome} class={`fill-${outcome}`} style={{ flexGrow: counts[outcome] }} />
        ))}
      </div>
      <ul class="outcome-counts" aria-label="Flows by outcome">
        {present.map((outcome) => (
          <li key={outcome}>
            <a href={formatRoute('flows', [], { outcome })}>
              <Mark outcome={outcome} />
              <strong>{formatCount(counts[outcome])}</strong> {outcome}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
