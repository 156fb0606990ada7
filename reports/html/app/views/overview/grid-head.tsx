import type { JSX } from 'preact';
import { type GridColumn, isFirstOfEngine } from '../../../model/grid.ts';
import { groupBy } from '../../../../../harness/text/group-by.ts';
import { breakName } from '../../../../view/break-name.ts';

/** Engines, and under each the CNIs that it ran on. */
export function GridHead({ columns }: { readonly columns: readonly GridColumn[] }): JSX.Element {
  const engines = [...groupBy(columns, ({ engine }) => engine)];
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col">
          Claim
        </th>
        {engines.map(([engine, ofEngine]) => (
          <th key={engine} colSpan={ofEngine.length} scope="colgroup" class="engine first">
            {breakName(engine).join('\u200b')}
          </th>
        ))}
      </tr>
      <tr>
        {columns.map(({ engine, leg }, index) => (
          <th key={`${engine} ${leg.label}`} scope="col" class={isFirstOfEngine(columns, index) ? 'cni first' : 'cni'}>
            {leg.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}
