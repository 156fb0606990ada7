import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { createCauses } from '../../../model/causes.ts';
import { paginate } from '../../../model/paginate.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { LazyFlows } from '../flows/lazy-flows.tsx';
import { Pager } from '../flows/pager.tsx';
import { SkippedReasons } from './skipped-reasons.tsx';
import { CauseItem } from './cause-item.tsx';

/** Everything that is not ok, or not as predicted, by its cause, and everything that was not judged, by its reason. */
export function CausesView({ route }: { readonly route: Route }): JSX.Element {
  const report = useReport();
  const causes = useMemo(() => createCauses(report), [report]);
  const judged = report.cells.some(({ outcome }) => outcome !== 'skipped');
  const page = paginate(causes, route.settings['page']);
  return (
    <>
      <PageTitle text="Causes" part={page.page} />
      <p class="lead">Flows that the same rule decided with the same disagreement are one cause, however many cells they are in.</p>
      {causes.length === 0 ? (
        <p class="empty">
          {judged ? 'No difference: everything that was judged is ok.' : 'Nothing was judged, so there is nothing to differ.'}
        </p>
      ) : (
        <ol class="causes">
          {page.items.map((cause) => (
            <CauseItem key={cause.key} cause={cause}>
              {cause.flows.length > 1 && <LazyFlows flows={cause.flows} name={`All ${cause.extent}`} />}
            </CauseItem>
          ))}
        </ol>
      )}
      <Pager route={route} page={page} />
      <SkippedReasons />
    </>
  );
}
