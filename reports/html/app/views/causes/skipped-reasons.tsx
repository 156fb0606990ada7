import type { JSX } from 'preact';
import { listSkipped } from '../../../../view/skipped.ts';
import { useReport } from '../../core/use-report.ts';
import { Mark } from '../../ui/mark.tsx';
import { Section } from '../../ui/section.tsx';

/** What was not judged, by reason: skipped is never silent. */
export function SkippedReasons(): JSX.Element | null {
  const { legs } = useReport();
  const reasons = legs.flatMap(({ label, results }) =>
    listSkipped(results.cells).map(({ reason, extent }) => ({ reason: legs.length > 1 ? `${label}: ${reason}` : reason, extent })),
  );
  if (reasons.length === 0) return null;
  return (
    <Section title="Not judged" note="skipped, with the reason">
      <ul class="skipped-list card">
        {reasons.map(({ reason, extent }) => (
          <li key={reason}>
            <Mark outcome="skipped" />
            <span>{reason}</span>
            <span class="note">{extent}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
