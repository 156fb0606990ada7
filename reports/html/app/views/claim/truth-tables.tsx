import type { JSX } from 'preact';
import type { ClaimSelection } from '../../../model/claim-selection.ts';
import { createTruthTables } from '../../../model/truth-table.ts';
import { useReport } from '../../core/use-report.ts';
import { changeSettings } from '../../core/use-route.ts';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { TruthTableGrid } from './truth-table-grid.tsx';

const choices = [
  { value: 'engine', label: 'row × engine' },
  { value: 'source', label: 'row × source' },
];

interface TruthTablesProps {
  readonly selection: ClaimSelection;
  /** Told the ids of the flows that one points at. */
  readonly onPoint: (flows: ReadonlySet<string> | undefined) => void;
}

/** The suite's tables as truth tables, and what the claim demands beyond them. */
export function TruthTables({ selection, onPoint }: TruthTablesProps): JSX.Element {
  const { suite } = useReport();
  const { tableFlows, by, phase, scenario, chosen } = selection;
  const tables = createTruthTables(suite, tableFlows, by, phase);
  const about = by === 'engine' ? `${scenario}, ${phase}` : `${chosen.cell.id}, ${phase}`;
  return (
    <Section
      title="Truth tables"
      class="truth"
      note={
        <>
          {about}{' '}
          <Choice
            name="Columns"
            options={choices}
            value={by}
            onChoose={(value) => {
              changeSettings({ by: value });
            }}
          />
        </>
      }
    >
      {tables.length === 0 && <p class="empty">These results hold no flow of this cell.</p>}
      {tables.map((table) => (
        <TruthTableGrid key={table.title} table={table} onPoint={onPoint} chosen={by === 'engine' ? chosen.cell.engine : ''} />
      ))}
    </Section>
  );
}
