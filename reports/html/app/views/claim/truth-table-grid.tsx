import type { JSX } from 'preact';
import { linkToFlow } from '../../../model/links.ts';
import type { TableField, TruthTable } from '../../../model/truth-table.ts';
import { breakName } from '../../../../view/break-name.ts';
import { Mark } from '../../ui/mark.tsx';

interface TruthTableGridProps {
  readonly table: TruthTable;
  /** The column that the picture is about. */
  readonly chosen: string;
  /** Told the ids of the flows that one points at. */
  readonly onPoint: (flows: ReadonlySet<string> | undefined) => void;
}

/** One truth table: what is declared, and what was seen of it in each column. */
export function TruthTableGrid({ table, chosen, onPoint }: TruthTableGridProps): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={table.title}>
      <table class="truth-table">
        <caption>{table.title}</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Declared</th>
            {table.columns.map((column) => (
              <th key={column} scope="col" class={column === chosen ? 'chosen' : ''}>
                {breakName(column).join('\u200b')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, name, ports, declared, fields }) => (
            <tr key={key}>
              <th scope="row">
                {name} <span class="ports">{ports.join(' ')}</span>
              </th>
              <td class="declared">{declared}</td>
              {fields.map((field, index) => (
                <td key={table.columns[index]} class={table.columns[index] === chosen ? 'chosen' : ''}>
                  {field === undefined ? <span class="none">·</span> : <Field field={field} onPoint={onPoint} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FieldProps extends Pick<TruthTableGridProps, 'onPoint'> {
  readonly field: TableField;
}

function Field({ field, onPoint }: FieldProps): JSX.Element {
  const { outcome, seen, affected, judged, flows, worst } = field;
  const point = (): void => {
    onPoint(new Set(flows.map(({ flow }) => flow.id)));
  };
  const leave = (): void => {
    onPoint(undefined);
  };
  const count =
    outcome === 'skipped' ? '' : outcome === 'ok' ? (judged > 1 ? ` ${String(judged)}` : '') : ` ${String(affected)}/${String(judged)}`;
  return (
    <a
      class={`field field-${outcome}`}
      href={linkToFlow(worst)}
      data-item
      onMouseEnter={point}
      onMouseLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      <Mark outcome={outcome} size={14} />
      <span class="visually-hidden">{outcome}: </span>
      {outcome === 'skipped' ? 'skipped' : seen}
      {count}
    </a>
  );
}
