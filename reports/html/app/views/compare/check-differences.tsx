import type { JSX } from 'preact';
import type { CheckDifference } from '../../../model/compare-checks.ts';
import { linkToCell } from '../../../model/links.ts';
import { OutcomeBadge } from '../../ui/outcome-badge.tsx';
import { Section } from '../../ui/section.tsx';

/** Checks that fare differently on the two sides; nothing where there are none. */
export function CheckDifferences({ differences }: { readonly differences: readonly CheckDifference[] }): JSX.Element | null {
  if (differences.length === 0) return null;
  return (
    <Section title="Checks that differ" note="what is not about a flow">
      <ul class="checks card">
        {differences.map(({ key, id, a, b }) => (
          <li key={key}>
            <span>
              <strong>{id}</strong> in {a.view.cell.scenario}
            </span>
            {(
              [
                ['A', a],
                ['B', b],
              ] as const
            ).map(([name, { view, outcome }]) => (
              <a key={name} class="side" href={linkToCell(view)}>
                {name}: {view.cell.engine} <OutcomeBadge outcome={outcome} />
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
