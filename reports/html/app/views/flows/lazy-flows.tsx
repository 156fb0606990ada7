import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatCount } from '../../../model/format-count.ts';
import type { FlowView } from '../../../model/report.ts';
import { FlowList } from './flow-list.tsx';

/** So many at first, and with each further wish. */
const step = 20;

/** Flows behind a word, made when one asks for them. */
export function LazyFlows({ flows, name }: { readonly flows: readonly FlowView[]; readonly name: string }): JSX.Element {
  const [shown, setShown] = useState(0);
  const more = flows.length - shown;
  return (
    <details
      class="lazy-flows"
      onToggle={(event) => {
        setShown(event.currentTarget.open ? Math.max(shown, step) : 0);
      }}
    >
      <summary>{name}</summary>
      {shown > 0 && <FlowList flows={flows.slice(0, shown)} />}
      {shown > 0 && more > 0 && (
        <button
          type="button"
          class="more-flows"
          onClick={() => {
            setShown(shown + step);
          }}
        >
          {formatCount(Math.min(more, step))} more of {formatCount(more)}
        </button>
      )}
    </details>
  );
}
