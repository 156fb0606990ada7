import type { JSX } from 'preact';
import { linkToCell, linkToFlow } from '../../../model/links.ts';
import type { FlowView } from '../../../model/report.ts';
import { formatRoute } from '../../../model/route.ts';
import { findNeighbours } from '../../../model/find-neighbours.ts';
import { useReport } from '../../core/use-report.ts';
import { Facts } from '../../ui/facts.tsx';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** Where one is, the flow's name and outcome, and the ways to the flows beside it. */
export function FlowHead({ view }: { readonly view: FlowView }): JSX.Element {
  const { legs, flows } = useReport();
  const { cell, flow, leg } = view;
  const { previous, next } = findNeighbours(flows, view);
  return (
    <div class="flow-head">
      <nav class="crumbs" aria-label="Where this is">
        <a href={formatRoute('claim', [cell.claim])}>{cell.claim}</a>
        <a href={linkToCell(view)}>{legs.length > 1 ? `${cell.id} on ${leg.label}` : cell.id}</a>
        <span class="beside">
          {previous !== undefined && (
            <a href={linkToFlow(previous)} data-previous title={previous.flow.id}>
              Previous
            </a>
          )}
          {next !== undefined && (
            <a href={linkToFlow(next)} data-next title={next.flow.id}>
              Next
            </a>
          )}
        </span>
      </nav>
      <PageTitle text={flow.id}>
        <span class="flow-name">{flow.id}</span> <OutcomeBadge outcome={flow.outcome} />
      </PageTitle>
      {flow.reason !== undefined && <p class={`reason reason-${flow.outcome}`}>{flow.reason}</p>}
      <Facts
        facts={[
          ['Direction', `${flow.direction}, IPv${String(flow.family)}`],
          ['Address', flow.address],
          ['Row', flow.row ?? 'none'],
          ['Cell', cell.title],
        ]}
      />
    </div>
  );
}
