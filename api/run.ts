import { planCells } from '../harness/plan/plan-cells.ts';
import { nameEngine } from '../harness/run/name-engine.ts';
import { newRunId } from '../harness/run/new-run-id.ts';
import { run as runRequest } from '../harness/run/run.ts';
import { readSuite } from './read-suite.ts';
import { specifyAll } from '../harness/suite/specify.ts';
import type { Suite } from '../harness/suite/suite.ts';
import type { SourceSpec } from '../harness/source/source-spec.ts';
import type { Results } from '../harness/vocabulary/results.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { openCluster } from './open-cluster.ts';
import type { RunSpec } from './run-spec.ts';
import { selectCells } from './select-cells.ts';

/**
 * Render, apply, probe and judge. What went wrong while running is in the results, never an exception. Runs know nothing of each other: any
 * number may be under way at once.
 * @throws UserError for a suite, a selection or a cluster that can't be, before anything is started
 */
export async function run(spec: RunSpec): Promise<Results> {
  const { select = {}, values = [], cluster = { kind: 'embedded' }, repeatFlags = [] } = spec;
  const { signal = new AbortController().signal } = spec;
  const written = typeof spec.suite === 'string' ? await readSuite(spec.suite) : spec.suite;
  const source = spec.source ?? sourceOf(written);
  const suite = await nameEngine(written, source, signal);
  const all = specifyAll(suite);
  const specs = selectCells(all, suite, select);
  const runId = newRunId();
  return runRequest({
    runId,
    suite,
    cells: planCells(specs, Object.keys(suite.engines), runId),
    cluster: await openCluster(cluster),
    source,
    baseValues: values,
    repeatFlags,
    selection: specs.length === all.length || isShardOfAll(spec, all.length, suite) ? 'catalogue' : 'part',
    ...(select.shard === undefined ? {} : { shard: select.shard }),
    signal,
    onProgress: spec.onProgress ?? (() => undefined),
    ...(spec.beforeCleanUp === undefined ? {} : { beforeCleanUp: spec.beforeCleanUp }),
  });
}

/** What a suite is about. @throws UserError (3) where it does not say */
export function sourceOf({ name, source }: Pick<Suite, 'name' | 'source'>): SourceSpec {
  if (source !== undefined) return source;
  throw new UserError(
    `The suite ${name} does not say what it is about: name a chart, manifests or a kustomization, in the suite (source: { chart: . }) or with --chart, --manifests or --kustomize.`,
    3,
  );
}

/** Whether nothing but a shard was chosen. */
function isShardOfAll({ select = {} }: RunSpec, count: number, suite: Suite): boolean {
  return select.shard !== undefined && selectCells(specifyAll(suite), suite, { ...select, shard: undefined }).length === count;
}
