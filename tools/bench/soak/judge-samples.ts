import type { Sample } from './sample.ts';

/** How one figure went. */
export interface Course {
  readonly what: Exclude<keyof Sample, 'run'>;
  readonly first: number;
  readonly last: number;
  /** By which it grows a run, as a straight line through all samples has it. */
  readonly slope: number;
  readonly leaks: 'no' | 'yes';
}

/** Counts: each thing that is still there after a run was left behind by it. */
const counts = ['descriptors', 'processes', 'namespaces', 'mounts', 'files'] as const;

/**
 * What the heap may grow by. One run that is kept (an agent's channel, the observations and the results of a small scenario) is more than
 * 20 KiB; code and caches that are made once, in any run, stay below 8 MiB. So a leak is both: steeper than a fifth of a run a run, and more
 * than those caches in all.
 */
export const heapLimits = { kibPerRun: 4, kib: 8_192 } as const;

/**
 * Judge what was sampled after the first runs, which load code and fill caches. The resident size is shown and not judged: the collector
 * and the allocator keep pages as they like, and what they keep for objects is in the heap.
 * @param samples at least two, in the order of their runs
 */
export function judgeSamples(samples: readonly Sample[]): readonly Course[] {
  const heap = courseOf(samples, 'heapKiB');
  const runs = (samples.at(-1)?.run ?? 0) - (samples[0]?.run ?? 0);
  const heapLeaks = heap.slope > heapLimits.kibPerRun && heap.slope * runs > heapLimits.kib;
  return [
    ...counts.map((what) => {
      const course = courseOf(samples, what);
      return { ...course, leaks: course.last > course.first ? 'yes' : 'no' } as const;
    }),
    { ...heap, leaks: heapLeaks ? 'yes' : 'no' },
    { ...courseOf(samples, 'residentKiB'), leaks: 'no' },
  ];
}

function courseOf(samples: readonly Sample[], what: Course['what']): Omit<Course, 'leaks'> {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new RangeError('a course takes two samples at least');
  return { what, first: first[what], last: last[what], slope: slopeOf(samples.map((sample) => [sample.run, sample[what]])) };
}

/** Least squares. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return over / under;
}
