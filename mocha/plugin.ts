import { pathToFileURL } from 'node:url';
import { embeddedCluster } from '../clusters/embedded/cluster.ts';
import { resolveSuite } from '../cli/resolve-suite.ts';
import { planCells } from '../harness/plan/plan-cells.ts';
import { newRunId } from '../harness/run/new-run-id.ts';
import { run } from '../harness/run/run.ts';
import type { Scenario } from '../harness/suite/scenario.ts';
import { gatheredKey } from './gathered.ts';
import { outsideMocha } from './outside-mocha.ts';
import { selectedCells } from './selected-cells.ts';

/**
 * Mocha's global setup: probes the cells of every loaded scenario file that `--grep` leaves a test of, all in one batch. The
 * tests then only assert what was gathered. Files of the suite that mocha was not asked for add no tests.
 */
export async function mochaGlobalSetup(this: Mocha.Runner): Promise<void> {
  const runId = newRunId();
  const { suite, source } = await outsideMocha(() => resolveSuite({}));
  const scenarios = uniqueById([...suite.scenarios, ...(await loadedScenarios(this.suite))]);
  const cells = planCells(selectedCells(this, { ...suite, scenarios }), Object.keys(suite.engines), runId);
  if (cells.length === 0) return;
  this.suite.ctx[gatheredKey] = await run({
    runId,
    suite,
    cells,
    cluster: embeddedCluster,
    source,
    baseValues: [],
    repeatFlags: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

/** A scenario file that another test imported first is not among the files that mocha loaded; those of the suite are known anyway. */
function uniqueById(scenarios: readonly Scenario[]): readonly Scenario[] {
  return [...new Map(scenarios.map((scenario) => [scenario.id, scenario])).values()];
}

/** What the loaded scenario files export: mocha keeps the file of every suite, and no more of it. */
async function loadedScenarios({ suites }: Mocha.Suite): Promise<readonly Scenario[]> {
  const files = new Set(suites.flatMap(({ file }) => (file?.endsWith('.spec.ts') === true ? [file] : [])));
  const modules: readonly unknown[] = await Promise.all([...files].map((file): Promise<unknown> => import(pathToFileURL(file).href)));
  return modules.flatMap((module) => (hasScenarios(module) ? module.default : []));
}

function hasScenarios(module: unknown): module is { readonly default: readonly Scenario[] } {
  return typeof module === 'object' && module !== null && 'default' in module && Array.isArray(module.default);
}
