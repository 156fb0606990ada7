import type { ComponentChildren, JSX } from 'preact';
import type { CauseView } from '../../../model/causes.ts';
import { linkToCell, linkToFlow } from '../../../model/links.ts';
import { useReport } from '../../core/use-report.ts';
import { formatCount } from '../../../model/format-count.ts';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';

interface CauseItemProps {
  readonly cause: CauseView;
  /** Under it. */
  readonly children?: ComponentChildren;
}

/** A cause in a few lines; it leads to its first flow or cell. */
export function CauseItem({ cause, children }: CauseItemProps): JSX.Element {
  const { legs } = useReport();
  const [flow] = cause.flows;
  const [cell] = cause.cells;
  const href = flow === undefined ? (cell === undefined ? '#/' : linkToCell(cell)) : linkToFlow(flow);
  const where = [...cause.engines, ...(legs.length > 1 ? [cause.leg.label] : [])].join(' · ');
  return (
    <li>
      <a class="cause" href={href} data-item>
        <OutcomeBadge outcome={cause.outcome} />
        <span class="cause-body">
          <span class="cause-title">{cause.title}</span>
          <span class="cause-about">
            {flow !== undefined && <code>{flow.flow.id}</code>}
            {cause.flows.length > 1 && ` and ${formatCount(cause.flows.length - 1)} more like it`}
            {cause.blame.map((blame) => ` · ${blame}`)}
          </span>
          {cause.rule !== undefined && <span class="cause-about">decided by {cause.rule}</span>}
        </span>
        <span class="cause-where">
          <strong>{cause.extent}</strong>
          <span>{where}</span>
        </span>
      </a>
      {children}
    </li>
  );
}
