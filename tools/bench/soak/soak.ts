import { runCluster } from './cluster-run.ts';
import { judgeSamples, type Course } from './judge-samples.ts';
import { type Sample, takeSample } from './sample.ts';
import { runScenario } from './scenario-run.ts';

/** What a soak is asked for. */
export interface SoakOptions {
  /** Runs to do, besides the first ones that load code and fill caches. */
  readonly runs: number;
  /** Every so many runs one is a whole scenario. */
  readonly scenarioEvery: number;
  /** The collector that `--expose-gc` offers. */
  readonly collect: () => void;
  readonly onSample: (sample: Sample) => void;
}

/** What a soak showed. */
export interface SoakReport {
  readonly courses: readonly Course[];
  readonly verdicts: { readonly right: number; readonly of: number };
  readonly durationMs: number;
}

/** Samples of a whole soak; taking one takes a collection. */
const samplesInAll = 50;

/** Run again and again in this process, and look at what stays. */
export async function soak({ runs, scenarioEvery, collect, onSample }: SoakOptions): Promise<SoakReport> {
  await runCluster();
  await runScenario();
  const startedAt = performance.now();
  const samples: Sample[] = [];
  const look = (run: number): void => {
    const sample = takeSample(run, collect);
    samples.push(sample);
    onSample(sample);
  };
  look(0);
  // After a scenario like the first sample, as often as possible: what its last results hold differs from what a small topology's do.
  const every = Math.max(1, Math.round(runs / samplesInAll / scenarioEvery) * scenarioEvery);
  const verdicts = { right: 0, of: 0 };
  for (let run = 1; run <= runs; run += 1) {
    const { right, of } = await (run % scenarioEvery === 0 ? runScenario() : runCluster());
    verdicts.right += right;
    verdicts.of += of;
    if (run % every === 0 || run === runs) look(run);
  }
  return { courses: judgeSamples(samples), verdicts, durationMs: performance.now() - startedAt };
}
