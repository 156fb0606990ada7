import type { JSX } from 'preact';
import type { Outcome } from '../../../../harness/vocabulary/outcome.ts';
import { Mark } from './mark.tsx';

/** An outcome: its shape and its name. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  return (
    <span class={`badge badge-${outcome}`}>
      <Mark outcome={outcome} size={14} />
      {outcome}
    </span>
  );
}
