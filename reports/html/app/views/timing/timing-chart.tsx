import type { JSX } from 'preact';
import type { Timing } from '../../../model/timing.ts';
import { formatDuration } from '../../../../../harness/text/format-duration.ts';
import { spreadDots } from '../../../model/spread-dots.ts';

const left = 210;
const width = 850;
const right = 40;
const lane = 58;
const dotRadius = 3.2;
/** Characters; longer ones would run into the dots. */
const longestLabel = 28;

/** A strip of dots for each CNI and engine, with its median and 95th percentile, on one logarithmic axis. */
export function TimingChart({ timing }: { readonly timing: Timing }): JSX.Element {
  const { rows, ticks, place } = timing;
  const bottom = rows.length * lane + 8;
  const x = (at: number): number => left + at * width;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Time to enforce, picture">
      <svg
        class="timing-svg"
        viewBox={`0 0 ${String(left + width + right)} ${String(bottom + 26)}`}
        role="img"
        aria-label="Time to enforce by CNI and engine; the table under it has the numbers"
      >
        {ticks.map(({ at, label }) => (
          <g key={label} class="tick">
            <line x1={x(at)} x2={x(at)} y1="0" y2={bottom} />
            <text x={x(at)} y={bottom + 18} text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
        {rows.map(({ leg, engine, cells, median, p95 }, index) => (
          <g key={`${leg.label} ${engine}`} transform={`translate(0 ${String(index * lane + lane / 2 + 4)})`}>
            <text class="lane" x="0" y="-2">
              {engine}
            </text>
            <text x="0" y="14">
              <title>{leg.label}</title>
              {leg.label.length > longestLabel ? `${leg.label.slice(0, longestLabel - 1)}…` : leg.label}
            </text>
            <line class="range" x1={x(place(cells[0]?.timeMs ?? 0))} x2={x(place(p95))} y1="0" y2="0" />
            {spreadDots(
              cells.map(({ timeMs }) => x(place(timeMs))),
              dotRadius * 2,
              lane / 2 - 8,
            ).map(([dotX, dotY], position) => (
              <circle key={position} class="dot" cx={dotX} cy={dotY} r={dotRadius}>
                <title>{`${cells[position]?.cell.id ?? ''}: ${formatDuration(cells[position]?.timeMs ?? 0)}`}</title>
              </circle>
            ))}
            <line class="median" x1={x(place(median))} x2={x(place(median))} y1={-lane / 2 + 8} y2={lane / 2 - 8} />
          </g>
        ))}
      </svg>
    </div>
  );
}
