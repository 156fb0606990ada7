import type { JSX } from 'preact';
import type { Leg } from '../../../model/report.ts';
import { formatDuration } from '../../../../../harness/text/format-duration.ts';

/** The stages of one run with their durations. */
export function StageBars({ leg }: { readonly leg: Leg }): JSX.Element {
  const { stages } = leg.results.run;
  const longest = Math.max(...stages.map(({ durationMs }) => durationMs), 1);
  return (
    <div class="card stages">
      <h3>
        {leg.label}, {formatDuration(leg.results.run.durationMs)}
      </h3>
      <dl>
        {stages.map(({ name, durationMs }, index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>
              <span class="bar" aria-hidden="true" style={{ width: `${String((durationMs / longest) * 100)}%` }} />
              <span>{formatDuration(durationMs)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
