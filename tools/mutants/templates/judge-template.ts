import { isDeepStrictEqual } from 'node:util';
import pMap from 'p-map';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { endpointId } from '../../../harness/plan/endpoint-id.ts';
import type { RenderedCell } from '../../../harness/run/prepared-cell.ts';
import { Renderings } from '../../../harness/run/renderings.ts';
import { renderCell } from '../../../harness/run/render-cell.ts';
import { engines } from '../../../harness/vocabulary/engine.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { PreparedCatalogue } from '../catalogue/prepare-catalogue.ts';
import type { Site } from '../catalogue/site.ts';
import { compileApplication } from '../judge/compile-application.ts';
import { findChangedFlows } from '../judge/find-changed-flows.ts';
import { findDifference } from '../judge/find-difference.ts';
import { mutateChart } from './mutated-chart.ts';
import type { TemplateFate } from './template-fate.ts';
import type { TemplateMutant } from './template-mutant.ts';

/** Cells rendered at once: most mutants are noticed by one of the first few. */
const batchSize = 8;

/** Render sites from the mutated chart until one shows it; where none does, every flow of their worlds has been compared. */
export async function judgeTemplate(mutant: TemplateMutant, prepared: PreparedCatalogue): Promise<TemplateFate> {
  const { context } = prepared;
  await using chart = await mutateChart(context.chart, mutant);
  const sites = sitesFor(mutant, prepared.sites);
  const fates: TemplateFate[] = [];
  for (let start = 0; start < sites.length; start += batchSize) {
    const batch = await pMap(sites.slice(start, start + batchSize), (site) => judgeSite(site, chart.path, prepared), { concurrency: 2 });
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
  const isOwn = ({ cell }: Site): boolean => owner === undefined || cell.engine === owner;
  const others = engines.flatMap((engine) => sites.filter((site) => !isOwn(site) && site.cell.engine === engine).slice(0, 1));
  return [...sites.filter(isOwn), ...others];
}

async function judgeSite(site: Site, chart: string, { context, running }: PreparedCatalogue): Promise<TemplateFate> {
  const { id } = site.cell;
  const renderings = new Renderings();
  const rendered = await renderCell(site.cell, { ...context, chart, renderings });
  const failed = rendered.checks.find(({ outcome }) => outcome !== 'ok');
  if (failed !== undefined) return { kind: 'checked', cell: id, reason: `${failed.id}: ${failed.reason ?? failed.outcome}` };
  if (rendered.kind === 'stopped') return { kind: 'refused', application: { site, policies: rendered.policies }, reason: rendered.reason };
  const [before, after] = await Promise.all([context.renderings.of(site.cell), renderings.of(site.cell)]);
  if (isDeepStrictEqual(before, after)) return { kind: 'identical', renderings: 1 };
  return judgeRendered(site, rendered, running);
}

function judgeRendered(site: Site, rendered: RenderedCell, running: RunningCluster): TemplateFate {
  const world = withController(site, rendered);
  const application = { site: { ...site, world }, policies: rendered.policies };
  const compiled = compileApplication(application, running);
  if (compiled.kind === 'stopped') return { kind: 'refused', application, reason: compiled.reason };
  const flows = findChangedFlows(compiled);
  if (flows.length > 0) return { kind: 'caught', application, flows };
  const comparison = findDifference(world, site.ruleset, compiled.ruleset);
  if (comparison.kind === 'same') return { kind: 'equivalent', flowsCompared: comparison.flowsCompared };
  return { kind: 'survived', application, flow: comparison.flow, becomes: comparison.becomes };
}

/** A site's world with the controller that the mutated chart makes: the same world where it makes the same one. */
function withController({ world, cell, controller: deployed }: Site, { controller }: RenderedCell): World {
  if (isDeepStrictEqual(controller, deployed)) return world;
  const id = endpointId('controller', cell);
  const { labels, namedPorts: ports, serviceAccount } = controller;
  const endpoints = world.endpoints.map((endpoint) =>
    endpoint.kind === 'pod' && endpoint.id === id ? { ...endpoint, labels, ports, serviceAccount } : endpoint,
  );
  return { ...world, endpoints };
}

function joinFates(fates: readonly TemplateFate[]): TemplateFate {
  const survived = fates.find(({ kind }) => kind === 'survived');
  if (survived !== undefined) return survived;
  const equivalent = fates.flatMap((fate) => (fate.kind === 'equivalent' ? [fate.flowsCompared] : []));
  if (equivalent.length > 0) return { kind: 'equivalent', flowsCompared: equivalent.reduce((sum, count) => sum + count) };
  return { kind: 'identical', renderings: fates.length };
}
