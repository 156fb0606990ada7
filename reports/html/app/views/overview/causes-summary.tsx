import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { countOf } from '../../../../../harness/text/count-of.ts';
import { createCauses } from '../../../model/causes.ts';
import { formatRoute } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { Section } from '../../ui/section.tsx';
import { CauseItem } from '../causes/cause-item.tsx';

const shownCauses = 3;

/** The worst causes, with the way to all of them. */
export function CausesSummary(): JSX.Element | null {
  const report = useReport();
  const causes = useMemo(() => createCauses(report), [report]);
  if (causes.length === 0) return null;
  const more = causes.length - shownCauses;
  return (
    <Section title="What is behind it" note={`${countOf(causes.length, 'cause')}; equal ones are shown once`}>
      <ol class="causes">
        {causes.slice(0, shownCauses).map((cause) => (
          <CauseItem key={cause.key} cause={cause} />
        ))}
      </ol>
      {more > 0 && (
        <a class="more" href={formatRoute('causes')}>
          {countOf(more, 'more cause')}
        </a>
      )}
    </Section>
  );
}
