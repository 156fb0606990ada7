import { writeFile } from 'node:fs/promises';
import { selectCells } from '../../api/select-cells.ts';
import { embeddedCluster } from '../../clusters/embedded/cluster.ts';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import { defaultChart } from '../../scenarios/default-chart.ts';
import { runTool } from '../../cli/run-tool.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { suite } from '../../scenarios/suite.ts';
import { type PreparedCatalogue, prepareCatalogue } from './catalogue/prepare-catalogue.ts';
import { judgeMutants } from './judge/judge-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { mutantKey } from './mutant-key.ts';
import { operators } from './operators/registry.ts';
import { type MutantOptions, parseMutantArguments, usage } from './parse-arguments.ts';
import { pickSample } from './pick-sample.ts';
import { showProgress } from './progress.ts';
import { findProblems } from './report/find-problems.ts';
import { formatReport } from './report/format-report.ts';
import { toJson } from './report/to-json.ts';
import { findTemplateProblems, formatTemplateReport } from './templates/format-template-report.ts';
import { judgeTemplates } from './templates/judge-templates.ts';
import { listTemplateMutants, policyTemplates } from './templates/list-template-mutants.ts';
import { templateToJson } from './templates/template-to-json.ts';

/** How many mutants of templates are judged where nobody says: helm renders each for as many cells as it takes. */
const defaultTemplates = 60;

const interrupted = new AbortController();
process.once('SIGINT', () => {
  interrupted.abort(new UserError('Interrupted: nothing was decided.', 2));
});

/** Judge every mutant of the rendered policies (or a sample), and print what became of them. */
async function judgePolicies(options: MutantOptions): Promise<0 | 1> {
  const startedAt = performance.now();
  await using prepared = await prepare(options);
  const all = listMutants(prepared.sites, operators);
  const mutants = options.sample === undefined ? all : pickSample(all, options.sample, options.seed, mutantKey);
  const judged = await judgeMutants(mutants, prepared.running, showProgress);
  await writeJson(options, toJson(judged));
  print(`${formatReport(judged)}\n\n${summary(mutants.length, all.length, options)}, in ${secondsSince(startedAt)} s\n`);
  return findProblems(judged).length === 0 ? 0 : 1;
}

/** Judge a sample of the mutants of the chart's templates, and print what became of them. */
async function judgeChart(options: MutantOptions): Promise<0 | 1> {
  const startedAt = performance.now();
  await using prepared = await prepare(options);
  const all = await listTemplateMutants(defaultChart, policyTemplates);
  const mutants = pickSample(all, options.sample ?? defaultTemplates, options.seed, (mutant) => JSON.stringify(mutant));
  const judged = await judgeTemplates(mutants, prepared, showProgress);
  await writeJson(options, judged.map(templateToJson));
  print(`${formatTemplateReport(judged)}\n\n${summary(mutants.length, all.length, options)}, in ${secondsSince(startedAt)} s\n`);
  return findTemplateProblems(judged).length === 0 ? 0 : 1;
}

function prepare({ evidence, engines }: MutantOptions): Promise<PreparedCatalogue> {
  return prepareCatalogue({
    cluster: evidence === 'model' ? predictCluster : embeddedCluster,
    suite,
    specs: selectCells(specifyAll(suite), suite, { engines }),
    chart: defaultChart,
    signal: interrupted.signal,
  });
}

async function writeJson({ json }: MutantOptions, value: unknown): Promise<void> {
  if (json !== undefined) await writeFile(json, `${JSON.stringify(value, undefined, 2)}\n`);
}

function summary(count: number, all: number, { seed }: MutantOptions): string {
  return count === all ? `${String(count)} mutants` : `${String(count)} mutants, a sample of ${String(all)} by --seed ${seed}`;
}

function secondsSince(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

function print(text: string): void {
  process.stdout.write(text);
}

await runTool(async () => {
  const options = parseMutantArguments(process.argv.slice(2));
  if (options !== 'help') return options.of === 'templates' ? judgeChart(options) : judgePolicies(options);
  print(usage);
  return 0;
});
