import type { JSX } from 'preact';
import type { ObservationKind } from '../../../../../harness/vocabulary/observation.ts';
import { kindPaths } from '../../ui/kind-path.ts';

/** The shape of what a probe saw, as in the timeline. */
export function KindMark({ kind }: { readonly kind: ObservationKind }): JSX.Element {
  return (
    <svg class={`kind kind-${kind}`} width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={kindPaths[kind]} />
    </svg>
  );
}
