import type { JSX } from 'preact';
import { linkToFlow } from '../../../model/links.ts';
import type { FlowView } from '../../../model/report.ts';
import { useReport } from '../../core/use-report.ts';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';
import { VerdictWord } from '../../ui/verdict-word.tsx';

/** Flows, a line each, which leads to the flow's page. */
export function FlowList({ flows }: { readonly flows: readonly FlowView[] }): JSX.Element {
  const { legs } = useReport();
  return (
    <ol class="flow-list">
      {flows.map((view) => (
        <li key={view.key}>
          <a href={linkToFlow(view)} data-item>
            <OutcomeBadge outcome={view.flow.outcome} />
            <span class="flow-body">
              <span class="flow-name">{view.flow.id}</span>
              <span class="flow-about">
                {view.cell.id}
                {legs.length > 1 && ` on ${view.leg.label}`}
                <span class="flow-why">
                  {' '}
                  · {view.flow.reason ?? view.flow.findings[0]?.text ?? view.flow.because ?? 'nothing is declared'}
                </span>
              </span>
            </span>
            <span class="flow-verdict">
              <VerdictWord verdict={view.flow.verdict} />
              {view.flow.declared !== undefined && view.flow.verdict !== view.flow.declared && (
                <span class="flow-declared">declared {view.flow.declared}</span>
              )}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
