import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { fieldText } from '../../../../view/field.ts';
import { createGrid, type GridField, isFirstOfEngine } from '../../../model/grid.ts';
import { formatRoute } from '../../../model/route.ts';
import { useReport } from '../../core/use-report.ts';
import { Mark } from '../../ui/mark.tsx';
import { Section } from '../../ui/section.tsx';
import { GridHead } from './grid-head.tsx';

/** Claims × engines × CNIs; every field leads to the claim's page. */
export function ClaimsGrid(): JSX.Element | null {
  const report = useReport();
  const grid = useMemo(() => createGrid(report), [report]);
  // A run that ended before it had a cell: its reason says it all.
  if (grid.rows.length === 0) return null;
  return (
    <Section title="Claims × engines × CNIs" note="flows and checks; 1/9: one of nine; cell: as a whole">
      <div class="scroll" tabIndex={0} role="region" aria-label="Claims by engine and CNI">
        <table class="grid">
          <GridHead columns={grid.columns} />
          <tbody>
            {grid.rows.map(({ claim, text, fields }) => (
              <tr key={claim}>
                <th scope="row">
                  <a href={formatRoute('claim', [claim])} data-item>
                    <span class="claim-id">{claim}</span>
                    <span class="claim-text">{text}</span>
                  </a>
                </th>
                {fields.map((field, index) => (
                  <td key={index} class={isFirstOfEngine(grid.columns, index) ? 'first' : ''}>
                    {field === undefined ? <span class="none">·</span> : <Field claim={claim} field={field} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Field({ claim, field }: { readonly claim: string; readonly field: GridField }): JSX.Element {
  const { engine, leg } = field.column;
  const text = fieldText(field);
  return (
    <a
      class={`field field-${field.outcome}`}
      href={formatRoute('claim', [claim], { engine, leg: leg.label })}
      title={field.reason}
      aria-label={`${claim}, ${engine} on ${leg.label}: ${field.outcome === 'skipped' ? text : `${field.outcome}, ${text}`}`}
    >
      <Mark outcome={field.outcome} size={14} />
      {field.outcome === 'skipped' ? <span class="field-skipped">skipped</span> : text}
    </a>
  );
}
