import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { createTiming } from '../../../model/timing.ts';
import { useReport } from '../../core/use-report.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { StageBars } from './stage-bars.tsx';
import { TimingChart } from './timing-chart.tsx';
import { TimingTable } from './timing-table.tsx';

/** How long CNIs took to enforce, and where the time of the run went. */
export function TimingView(): JSX.Element {
  const report = useReport();
  const timing = useMemo(() => createTiming(report), [report]);
  return (
    <>
      <PageTitle text="Time to enforce" />
      <p class="lead">From the API’s answer to the apply until the first confirmed verdict; one dot is one cell.</p>
      {timing.rows.length === 0 ? (
        <p class="empty">No cell of these results has a time to enforce: no policy was applied, or nothing was judged.</p>
      ) : (
        <div class="card timing">
          <TimingChart timing={timing} />
          <TimingTable rows={timing.rows} />
        </div>
      )}
      <Section title="Where the time went" note="stages of the run, in order">
        {report.legs.map((leg) => (
          <StageBars key={leg.label} leg={leg} />
        ))}
      </Section>
    </>
  );
}
