import type { Attempt, ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { type Phase, phases } from '../../../harness/vocabulary/phase.ts';
import type { FlowResult } from '../../../harness/vocabulary/results.ts';
import { chooseTicks, type Tick } from './ticks.ts';

/** An attempt on the time axis; positions are parts of the axis' length, 0 to 1. */
export interface TimelineMark {
  readonly kind: ObservationKind;
  readonly attempt: Attempt;
  readonly start: number;
  readonly end: number;
}

/** Attempts of a flow by phase, over the time that they took together. */
export interface Timeline {
  readonly lanes: readonly { readonly phase: Phase; readonly marks: readonly TimelineMark[] }[];
  readonly ticks: readonly Tick[];
}

/** Lay out a flow's attempts; the axis begins with the first one. */
export function createTimeline({ observed }: FlowResult): Timeline {
  const attempts = phases.flatMap((phase) => observed[phase]?.attempts ?? []);
  const first = Math.min(...attempts.map(({ atMs }) => atMs));
  const length = Math.max(1, ...attempts.map(({ atMs, durationMs }) => atMs + durationMs - first));
  const place = (ms: number): number => (ms - first) / length;
  return {
    lanes: phases.map((phase) => ({
      phase,
      marks: (observed[phase]?.attempts ?? []).map((attempt) => ({
        kind: attempt.kind,
        attempt,
        start: place(attempt.atMs),
        end: place(attempt.atMs + attempt.durationMs),
      })),
    })),
    ticks: attempts.length === 0 ? [] : chooseTicks(length),
  };
}
