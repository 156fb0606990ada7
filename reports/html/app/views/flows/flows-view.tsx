import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { filterFlows } from '../../../model/filter-flows.ts';
import { formatCount } from '../../../model/format-count.ts';
import { paginate } from '../../../model/paginate.ts';
import type { Route } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { FlowFilters } from './flow-filters.tsx';
import { FlowList } from './flow-list.tsx';
import { Pager } from './pager.tsx';

/** All flows, searched and filtered, a page at a time. */
export function FlowsView({ route }: { readonly route: Route }): JSX.Element {
  const { flows } = useReport();
  const { settings } = route;
  const query = JSON.stringify({ ...settings, page: '' });
  const found = useMemo(() => filterFlows(flows, settings), [flows, query]);
  const page = paginate(found, settings['page']);
  const count =
    found.length === flows.length && flows.length > 0
      ? `All ${formatCount(flows.length)}`
      : `${formatCount(found.length)} of ${formatCount(flows.length)}`;
  return (
    <>
      <PageTitle text="Flows" part={page.page} />
      <FlowFilters route={route} />
      <p class="list-count" role="status">
        {count} flows{settings['q'] === undefined ? '' : ` with “${settings['q']}”`}
      </p>
      {found.length === 0 ? <p class="empty">{emptyText(flows.length)}</p> : <FlowList flows={page.items} />}
      <Pager route={route} page={page} />
    </>
  );
}

function emptyText(flows: number): string {
  return flows === 0
    ? 'These results have no flows: the run ended before it had one to judge.'
    : 'No flow meets all of these. Take a filter away.';
}
