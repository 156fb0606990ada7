import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Results } from '../../harness/vocabulary/results.ts';
import { readResults } from '../../reports/read-results.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Write the files of a page into a folder of their own, and run its scenario on its chart, without packets, in a process of its own:
 * scenarios register themselves.
 */
export async function runTutorial(files: ReadonlyMap<string, string>, scenario: string): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'tutorial-'));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text.replaceAll("'../harness/", `'${root}harness/`));
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'run.ts'), driverOf(scenario));
    await execa('node', ['--import', import.meta.resolve('tsx'), join(folder, 'run.ts')], { cwd: folder });
    return await readResults(join(folder, 'results.json'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function driverOf(scenario: string): string {
  return `
import { writeFile } from 'node:fs/promises';
import './${scenario}';
import { firstSuite } from '${root}cli/first-suite.ts';
import { predictCluster } from '${root}clusters/predict/cluster.ts';
import { planCells } from '${root}harness/plan/plan-cells.ts';
import { newRunId } from '${root}harness/run/new-run-id.ts';
import { run } from '${root}harness/run/run.ts';
import { registeredScenarios } from '${root}harness/scenario/registered.ts';
import { engines } from '${root}scenarios/engines.ts';

const runId = newRunId();
const results = await run({
  runId,
  suite: firstSuite,
  cells: planCells(registeredScenarios(), runId, { engines, matches: () => true }),
  cluster: predictCluster,
  chart: 'my-chart',
  baseValues: [],
  repeatFlags: [],
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
await writeFile('results.json', JSON.stringify(results));
`;
}
