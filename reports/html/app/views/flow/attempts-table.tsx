import type { JSX } from 'preact';
import { phases } from '../../../../../harness/vocabulary/phase.ts';
import type { FlowResult } from '../../../../../harness/vocabulary/results.ts';
import { formatDuration } from '../../../../../harness/text/format-duration.ts';
import { KindMark } from './kind-mark.tsx';

/** Every attempt with its times and what was seen, in words; nothing where no packet was sent. */
export function AttemptsTable({ flow }: { readonly flow: FlowResult }): JSX.Element | null {
  if (phases.every((phase) => (flow.observed[phase]?.attempts ?? []).length === 0)) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Attempts">
      <table class="attempts">
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Seen</th>
            <th scope="col" class="number">
              At
            </th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col">In words</th>
          </tr>
        </thead>
        <tbody>
          {phases.flatMap((phase) =>
            (flow.observed[phase]?.attempts ?? []).map(({ kind, atMs, durationMs, detail }, index) => (
              <tr key={`${phase} ${String(index)}`} class={index === 0 ? 'first' : ''}>
                <th scope="row">{index === 0 ? phase : <span class="visually-hidden">{phase}</span>}</th>
                <td>
                  <KindMark kind={kind} /> {kind}
                </td>
                <td class="number">{formatDuration(atMs)}</td>
                <td class="number">{formatDuration(durationMs)}</td>
                <td class="words">{detail}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
