import { monotonicMs } from '../../harness/time/monotonic-ms.ts';
import type { Observation } from '../../harness/vocabulary/observation.ts';

/** The observation of a probe that could not be made. @param startedAtMs start of the run, in milliseconds of `monotonicMs` */
export function failedObservation(detail: string, startedAtMs: number): Observation {
  return { kind: 'error', attempts: [{ kind: 'error', atMs: monotonicMs() - startedAtMs, durationMs: 0, detail }] };
}

/** An observation of the agent's, whose times are those of `monotonicMs`, in the run's own time. */
export function sinceStart(observation: Observation, startedAtMs: number): Observation {
  return { ...observation, attempts: observation.attempts.map((attempt) => ({ ...attempt, atMs: attempt.atMs - startedAtMs })) };
}
