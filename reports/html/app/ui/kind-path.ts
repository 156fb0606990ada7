import type { ObservationKind } from '../../../../harness/vocabulary/observation.ts';

/** What a probe saw as a shape about a point: an arrow that passes, one that is stopped, and so on. */
export const kindPaths: Readonly<Record<ObservationKind, string>> = {
  connected: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z',
  dropped: 'M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5',
  rejected: 'M0-5.5 5.5 0 0 5.5-5.5 0Z',
  refused: 'M-4.5-4.5h9v9h-9Z',
  error: 'M0-5.5 5.5 4.5h-11Z',
};
