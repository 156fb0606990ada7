import { isDeepStrictEqual } from 'node:util';
import pMap from 'p-map';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { RenderedCell } from '../../../harness/run/prepared-cell.ts';
import { Renderings } from '../../../harness/run/renderings.ts';
import { renderCell, type RenderContext } from '../../../harness/run/render-cell.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { engines } from '../../../scenarios/engines.ts';
import { openChartFolder, type PreparedCatalogue } from '../catalogue/prepare-catalogue.ts';
import type { Site } from '../catalogue/site.ts';
import { compileApplication } from '../judge/compile-application.ts';
import { findChangedFlows } from '../judge/find-changed-flows.ts';
import { findDifference } from '../judge/find-difference.ts';
import { mutateChart } from './mutated-chart.ts';
import { withSubjects } from './with-subjects.ts';
import type { TemplateFate } from './template-fate.ts';
import type { TemplateMutant } from './template-mutant.ts';

/** Cells rendered at once: most mutants are noticed by one of the first few. */
const batchSize = 8;

/** Render sites from the mutated chart until one shows it; where none does, every flow of their worlds has been compared. */
export async function judgeTemplate(mutant: TemplateMutant, prepared: PreparedCatalogue): Promise<TemplateFate> {
  await using chart = await mutateChart(prepared.chart, mutant);
  await using source = await openChartFolder(chart.path, prepared.context.signal);
  const context = { ...prepared.context, source, renderings: new Renderings() };
  const sites = sitesFor(mutant, prepared.sites);
  const fates: TemplateFate[] = [];
  for (let start = 0; start < sites.length; start += batchSize) {
    const batch = await pMap(sites.slice(start, start + batchSize), (site) => judgeSite(site, context, prepared), { concurrency: 2 });
    const noticed = batch.find(({ kind }) => kind !== 'identical' && kind !== 'equivalent' && kind !== 'survived');
    if (noticed !== undefined) return noticed;
    fates.push(...batch);
  }
  return joinFates(fates);
}

/**
 * The sites that a template's mutant can show in: of a file named after an engine, all of that engine's and one of each other's
 * (whose templates include nothing of it); of any other file, all.
 */
function sitesFor({ file }: TemplateMutant, sites: readonly Site[]): readonly Site[] {
  const name = file.replaceAll('-', '').toLowerCase();
  const owner = engines.find((engine) => name.includes(engine.toLowerCase()));
  const isOwn = ({ cell }: Site): boolean => owner === undefined || cell.spec.engine === owner;
  const others = engines.flatMap((engine) => sites.filter((site) => !isOwn(site) && site.cell.spec.engine === engine).slice(0, 1));
  return [...sites.filter(isOwn), ...others];
}

/** @param mutated what cells are rendered with from the mutated chart */
async function judgeSite(site: Site, mutated: RenderContext, { context, running }: PreparedCatalogue): Promise<TemplateFate> {
  const { id } = site.cell;
  const rendered = await renderCell({ kind: 'placed', cell: site.cell, input: site.input }, mutated);
  const failed = rendered.checks.find(({ outcome }) => outcome !== 'ok');
  if (failed !== undefined) return { kind: 'checked', cell: id, reason: `${failed.id}: ${failed.reason ?? failed.outcome}` };
  if (rendered.kind === 'stopped') return { kind: 'refused', application: { site, policies: rendered.policies }, reason: rendered.reason };
  const [before, after] = await Promise.all([context.renderings.of(site.cell), mutated.renderings.of(site.cell)]);
  if (isDeepStrictEqual(before, after)) return { kind: 'identical', renderings: 1 };
  return judgeRendered(withSubjects(site, rendered, context), rendered, { site, running });
}

function judgeRendered(
  mutated: Site | UserError,
  { policies }: RenderedCell,
  { site, running }: { readonly site: Site; readonly running: RunningCluster },
): TemplateFate {
  if (mutated instanceof UserError) return { kind: 'refused', application: { site, policies }, reason: mutated.message };
  const application = { site: mutated, policies };
  const compiled = compileApplication(application, running);
  if (compiled.kind === 'stopped') return { kind: 'refused', application, reason: compiled.reason };
  const flows = findChangedFlows(compiled);
  if (flows.length > 0) return { kind: 'caught', application, flows };
  const comparison = findDifference(mutated.world, rulesetBefore(site, mutated, running), compiled.ruleset);
  if (comparison.kind === 'same') return { kind: 'equivalent', flowsCompared: comparison.flowsCompared };
  return { kind: 'survived', application, flow: comparison.flow, becomes: comparison.becomes };
}

/** What the chart's own policies say in a mutated site: pods that only the mutated chart makes were in no ruleset before. */
function rulesetBefore(site: Site, mutated: Site, running: RunningCluster): Ruleset {
  const deployed = new Set(site.world.endpoints.map(({ id }) => id));
  if (mutated.world.endpoints.every(({ id }) => deployed.has(id))) return site.ruleset;
  const compiled = compileApplication({ site: mutated, policies: site.policies }, running);
  return compiled.kind === 'stopped' ? site.ruleset : compiled.ruleset;
}

function joinFates(fates: readonly TemplateFate[]): TemplateFate {
  const survived = fates.find(({ kind }) => kind === 'survived');
  if (survived !== undefined) return survived;
  const equivalent = fates.flatMap((fate) => (fate.kind === 'equivalent' ? [fate.flowsCompared] : []));
  if (equivalent.length > 0) return { kind: 'equivalent', flowsCompared: equivalent.reduce((sum, count) => sum + count) };
  return { kind: 'identical', renderings: fates.length };
}
