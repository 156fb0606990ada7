import { writeFile } from 'node:fs/promises';
import { embeddedCluster } from '../clusters/embedded/cluster.ts';
import { predictCluster } from '../clusters/predict/cluster.ts';
import { defaultChart } from '../harness/cli/default-chart.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { catalogue } from '../scenarios/catalogue.ts';
import { prepareCatalogue } from './catalogue/prepare-catalogue.ts';
import { judgeMutants } from './judge/judge-mutants.ts';
import { listMutants } from './list-mutants.ts';
import type { Mutant } from './mutant.ts';
import { operators } from './operators/registry.ts';
import { type MutantOptions, parseMutantArguments, usage } from './parse-arguments.ts';
import { pickSample } from './pick-sample.ts';
import { showProgress } from './progress.ts';
import { findProblems } from './report/find-problems.ts';
import { formatReport } from './report/format-report.ts';
import { toJson } from './report/to-json.ts';

const interrupted = new AbortController();
process.once('SIGINT', () => {
  interrupted.abort(new UserError('Interrupted: nothing was decided.', 2));
});

/** Judge every mutant of the rendered policies (or a sample), and print what became of them. */
async function judgePolicies(options: MutantOptions): Promise<0 | 1> {
  const startedAt = performance.now();
  await using prepared = await prepareCatalogue({
    cluster: options.evidence === 'model' ? predictCluster : embeddedCluster,
    scenarios: catalogue,
    selection: { engines: options.engines, matches: () => true },
    chart: defaultChart,
    signal: interrupted.signal,
  });
  const all = listMutants(prepared.sites, operators);
  const mutants = options.sample === undefined ? all : pickSample(all, options.sample, options.seed, keyOf);
  const judged = await judgeMutants(mutants, prepared.running, showProgress);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(toJson(judged), undefined, 2)}\n`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const sample = options.sample === undefined ? '' : `, a sample of ${String(all.length)} by --seed ${options.seed}`;
  print(
    `${formatReport(judged)}\n\n${String(mutants.length)} mutants${sample}, over ${String(prepared.sites.length)} sites, in ${seconds} s\n`,
  );
  return findProblems(judged).length === 0 ? 0 : 1;
}

function keyOf({ engine, operator, policy, path, rule, change }: Mutant): string {
  return JSON.stringify([engine, operator, policy, path, rule, change]);
}

async function main(): Promise<void> {
  try {
    const options = parseMutantArguments(process.argv.slice(2));
    if (options === 'help') print(usage);
    else process.exitCode = await judgePolicies(options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

void main();
