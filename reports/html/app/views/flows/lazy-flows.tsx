import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FlowView } from '../../../model/report.ts';
import { FlowList } from './flow-list.tsx';

const shownFlows = 20;

/** Flows behind a word, made when one asks for them. */
export function LazyFlows({ flows, name }: { readonly flows: readonly FlowView[]; readonly name: string }): JSX.Element {
  const [open, setOpen] = useState<'open' | 'closed'>('closed');
  const more = flows.length - shownFlows;
  return (
    <details
      class="lazy-flows"
      onToggle={(event) => {
        setOpen(event.currentTarget.open ? 'open' : 'closed');
      }}
    >
      <summary>{name}</summary>
      {open === 'open' && <FlowList flows={flows.slice(0, shownFlows)} />}
      {open === 'open' && more > 0 && <p class="note">and {String(more)} more</p>}
    </details>
  );
}
