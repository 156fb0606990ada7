import type { JSX } from 'preact';
import type { FlowResult } from '../../../../../harness/vocabulary/results.ts';
import { createTimeline } from '../../../model/timeline.ts';
import { formatDuration } from '../../../../../harness/text/format-duration.ts';
import { kindPaths } from '../../ui/kind-path.ts';

const left = 76;
const width = 620;
const right = 24;
const lane = 30;
const top = 8;

/** Attempts over time, one lane a phase. The table under it says the same in words. */
export function TimelineChart({ flow }: { readonly flow: FlowResult }): JSX.Element {
  const { lanes, ticks } = createTimeline(flow);
  if (lanes.every(({ marks }) => marks.length === 0)) return <p class="empty">No packet was sent for this flow.</p>;
  const bottom = top + lanes.length * lane;
  const x = (at: number): number => left + at * width;
  return (
    <div class="scroll timeline-box" tabIndex={0} role="region" aria-label="Attempts, picture">
      <svg
        class="timeline"
        viewBox={`0 0 ${String(left + width + right)} ${String(bottom + 22)}`}
        role="img"
        aria-label="Attempts over time, by phase"
      >
        {ticks.map(({ at, label }) => (
          <g key={at} class="tick">
            <line x1={x(at)} x2={x(at)} y1={top} y2={bottom} />
            <text x={x(at)} y={bottom + 15} text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
        {lanes.map(({ phase, marks }, index) => (
          <g key={phase} transform={`translate(0 ${String(top + index * lane + lane / 2)})`}>
            <text class="lane" x="0" y="4">
              {phase}
            </text>
            {marks.length === 0 && (
              <text class="lane-empty" x={left} y="4">
                not probed
              </text>
            )}
            {marks.map(({ kind, start, end, attempt }, position) => (
              <g key={position} class={`kind kind-${kind}`}>
                <title>{`${kind}, ${formatDuration(attempt.durationMs)}: ${attempt.detail}`}</title>
                <line class="span" x1={x(start)} x2={x(end)} y1="0" y2="0" />
                <path d={kindPaths[kind]} transform={`translate(${String(x(end))} 0)`} />
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
