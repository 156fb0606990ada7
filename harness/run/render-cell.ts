import type { Sites } from '../cluster/topology.ts';
import { isPolicy } from '../dialects/is-policy.ts';
import { castOf } from '../plan/cast-of.ts';
import type { Cell } from '../plan/cell.ts';
import { secondNamespace } from '../plan/names.ts';
import { planFlows } from '../plan/plan-flows.ts';
import type { OpenSource, RenderRequest } from '../source/open-source.ts';
import { mergeValues } from '../source/merge-values.ts';
import type { Suite } from '../suite/suite.ts';
import type { Values } from '../suite/values.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { readServices } from '../world/read-services.ts';
import { apiVersionsOf } from './api-versions-of.ts';
import { findForeignDialect } from './find-foreign-dialect.ts';
import { type Kept, keepObjects } from './keep-objects.ts';
import { aliasSubjects } from './alias-subjects.ts';
import { placeInNamespace } from './place-in-namespace.ts';
import type { PlacedCell } from './place-cells.ts';
import type { RenderedCell, StoppedCell } from './prepared-cell.ts';
import type { Renderings } from './renderings.ts';
import { runChecks } from './run-checks.ts';
import { findCollision } from './second-release.ts';

/** What rendering a cell needs of its run. */
export interface RenderContext {
  readonly runId: string;
  readonly suite: Suite;
  readonly source: OpenSource;
  readonly sites: Sites;
  readonly renderings: Renderings;
  readonly signal: AbortSignal;
}

/** The release's name, the same in every cell: cells that share a namespace share its objects. */
const release = 'conformance';

/** Render one cell's source with its values, read its subjects from it, plan its flows and run its checks. */
export async function renderCell({ cell, input }: PlacedCell, context: RenderContext): Promise<RenderedCell | StoppedCell> {
  const { spec, namespace } = cell;
  const { foreignPolicies } = input;
  const values = mergeValues(context.source.baseValues, input.values);
  const about = { cell, values, policies: [], checks: [], leftOut: [] };
  const unknown = spec.requires.map((path) => context.source.whyUnknown(path)).find((why) => why !== undefined);
  if (unknown !== undefined) return { ...about, kind: 'stopped', outcome: 'skipped', reason: unknown };
  const request = requestOf(cell, input.values, context);
  try {
    const rendered = await context.renderings.render(cell, () => context.source.render(request));
    const kept = keepObjects(rendered, spec.during, context.suite.notJudged);
    const own = kept.objects.filter(isPolicy).map((manifest) => placeInNamespace(manifest, namespace));
    const checks = await runChecks(spec.checks, {
      manifests: rendered,
      policies: own,
      render: ({ values: changed = {}, ...capabilities }) =>
        context.source.render({ ...request, ...capabilities, values: mergeValues(input.values, asValues(changed)) }),
    });
    const beside = await renderBeside(kept, request, { cell, context });
    const found = { cell, values, policies: [...own, ...beside.policies, ...foreignPolicies], checks, leftOut: kept.leftOut };
    const wrong = kept.unread ?? beside.collision ?? findForeignDialect(spec, own);
    if (wrong !== undefined) return { ...found, kind: 'stopped', outcome: 'failed', reason: wrong };
    return { ...found, kind: 'rendered', input, ...planned(kept, { cell, values }, context) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...about, kind: 'stopped', outcome: 'inconclusive', reason: error.message };
  }
}

/** The policies of a second release, which are in force with the first one's, or what keeps it from being installed. */
async function renderBeside(
  first: Kept,
  request: RenderRequest,
  { cell: { spec }, context: { source, suite } }: { readonly cell: Cell; readonly context: RenderContext },
): Promise<{ readonly policies: readonly Manifest[]; readonly collision: string | undefined }> {
  const { beside } = spec.installation;
  if (beside === undefined) return { policies: [], collision: undefined };
  const namespace = secondNamespace(request.namespace);
  const rendered = await source.render({ ...request, release: beside.release, namespace });
  const { objects } = keepObjects(rendered, spec.during, suite.notJudged);
  return {
    policies: objects.filter(isPolicy).map((manifest) => placeInNamespace(manifest, namespace)),
    collision: findCollision({ ...request, objects: first.objects }, { release: beside.release, namespace, objects }),
  };
}

function planned(
  { objects }: Kept,
  { cell, values }: Pick<RenderedCell, 'cell' | 'values'>,
  { runId, suite, sites, source }: RenderContext,
): Pick<RenderedCell, 'cast' | 'services' | 'flows'> {
  const subjects = aliasSubjects(objects, {
    suite,
    release: cell.spec.installation.release ?? release,
    source: source.info.name,
    namespace: cell.namespace,
  });
  const services = readServices(objects, subjects, cell.namespace);
  const cast = castOf({ cell, runId, suite, subjects, services, values, sites });
  return { cast, services, flows: planFlows(cell, cast) };
}

function asValues(values: unknown): Readonly<Record<string, unknown>> {
  return typeof values === 'object' && values !== null ? Object.fromEntries(Object.entries(values)) : {};
}

/** What a cell's source is rendered for. */
export function requestOf({ spec, namespace }: Cell, values: Values, { signal }: Pick<RenderContext, 'signal'>): RenderRequest {
  const { stage } = spec.installation;
  return {
    values,
    namespace,
    release: spec.installation.release ?? release,
    apiVersions: apiVersionsOf(spec.dialects),
    ...(stage === undefined ? {} : { stage }),
    signal,
  };
}
