import type { Observation } from '../vocabulary/observation.ts';

/** What a probe saw, as a verb with its detail: `was dropped (NFLOG: …)`. */
export function describeObservation(observation: Observation | undefined): string {
  if (observation === undefined) return 'was not probed';
  const detail = observation.attempts.at(-1)?.detail ?? '';
  return `${verb(observation.kind)}${detail === '' || observation.kind === 'connected' ? '' : ` (${detail})`}`;
}

function verb(kind: Observation['kind']): string {
  switch (kind) {
    case 'connected':
      return 'connected';
    case 'dropped':
      return 'was dropped';
    case 'rejected':
      return 'was rejected on the way';
    case 'refused':
      return 'was refused: nobody listens';
    case 'error':
      return 'could not be probed';
  }
}
