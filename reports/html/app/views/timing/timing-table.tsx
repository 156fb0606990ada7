import type { JSX } from 'preact';
import type { TimingRow } from '../../../model/timing.ts';
import { formatDuration } from '../../../../../harness/text/format-duration.ts';

/** The numbers of the picture. */
export function TimingTable({ rows }: { readonly rows: readonly TimingRow[] }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Time to enforce, numbers">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">Engine</th>
            <th scope="col">CNI</th>
            {['Cells', 'Fastest', 'Median', '95th percentile', 'Slowest'].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ engine, leg, cells, median, p95, slowest }) => (
            <tr key={`${engine} ${leg.label}`}>
              <th scope="row">{engine}</th>
              <td>{leg.label}</td>
              <td class="number">{cells.length}</td>
              {[cells[0]?.timeMs ?? 0, median, p95, slowest].map((timeMs, index) => (
                <td key={index} class="number">
                  {formatDuration(timeMs)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
