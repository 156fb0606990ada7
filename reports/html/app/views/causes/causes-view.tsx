import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { createCauses } from '../../../model/causes.ts';
import { useReport } from '../../core/use-report.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { LazyFlows } from '../flows/lazy-flows.tsx';
import { SkippedReasons } from './skipped-reasons.tsx';
import { CauseItem } from './cause-item.tsx';

/** Everything that is not ok, by its cause, and everything that was not judged, by its reason. */
export function CausesView(): JSX.Element {
  const report = useReport();
  const causes = useMemo(() => createCauses(report), [report]);
  return (
    <>
      <PageTitle text="Causes" />
      <p class="lead">Flows that the same rule decided with the same disagreement are one cause, however many cells they are in.</p>
      {causes.length === 0 ? (
        <p class="empty">No difference: everything that was judged is ok.</p>
      ) : (
        <ol class="causes">
          {causes.map((cause) => (
            <CauseItem key={cause.key} cause={cause}>
              {cause.flows.length > 1 && <LazyFlows flows={cause.flows} name={`All ${cause.extent}`} />}
            </CauseItem>
          ))}
        </ol>
      )}
      <SkippedReasons />
    </>
  );
}
