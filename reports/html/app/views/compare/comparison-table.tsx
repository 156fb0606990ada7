import type { JSX } from 'preact';
import type { Comparison } from '../../../model/compare.ts';
import { linkToFlow } from '../../../model/links.ts';
import type { FlowView } from '../../../model/report.ts';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';
import { VerdictWord } from '../../ui/verdict-word.tsx';

interface ComparisonTableProps {
  readonly comparisons: readonly Comparison[];
  readonly a: string;
  readonly b: string;
}

/** Flows with how each fares on both sides. */
export function ComparisonTable({ comparisons, a, b }: ComparisonTableProps): JSX.Element {
  if (comparisons.length === 0) return <p class="empty">No such flow.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Flows on both sides">
      <table class="comparison card">
        <thead>
          <tr>
            <th scope="col">Flow</th>
            <th scope="col">A: {a}</th>
            <th scope="col">B: {b}</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map(({ key, ...sides }) => (
            <tr key={key}>
              <th scope="row">
                <span class="flow-name">{(sides.a ?? sides.b)?.flow.id}</span>
                <span class="flow-about">{placeOf(sides)}</span>
              </th>
              <td>
                <SideOf view={sides.a} />
              </td>
              <td>
                <SideOf view={sides.b} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell; of two cells the scenario, and both engines. */
function placeOf({ a, b }: Pick<Comparison, 'a' | 'b'>): string {
  const [first = '', second] = [...new Set([a, b].flatMap((view) => (view === undefined ? [] : [view.cell.id])))];
  return second === undefined ? first : [a?.cell.scenario, a?.cell.engine, b?.cell.engine].join(' · ');
}

function SideOf({ view }: { readonly view: FlowView | undefined }): JSX.Element {
  if (view === undefined) return <span class="none">not there</span>;
  return (
    <a class="side" href={linkToFlow(view)} data-item>
      <VerdictWord verdict={view.flow.verdict} />
      <OutcomeBadge outcome={view.flow.outcome} />
    </a>
  );
}
