import type { RunningCluster } from '../cluster/cluster.ts';
import type { KnownDeviation } from '../enforcers/deviation.ts';
import { compile } from '../dialects/compile.ts';
import type { Actor } from '../plan/actor.ts';
import { cellWorld } from '../plan/cell-world.ts';
import type { Cell } from '../plan/cell.ts';
import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import { UserError } from '../vocabulary/user-error.ts';
import type { World } from '../vocabulary/world.ts';
import { predictFlow } from './predict-flow.ts';
import type { ReadyCell, RenderedCell, StoppedCell } from './prepared-cell.ts';

/** Compile a cell's policies against its world and predict its flows. What the model can't take stops the cell. */
export function compileCell(
  rendered: RenderedCell,
  world: World,
  cells: readonly Cell[],
  running: RunningCluster,
): ReadyCell | StoppedCell {
  const { cell } = rendered;
  const own = cellWorld(world, cell, cells);
  try {
    const ruleset = compile(rendered.policies, own, running.settings);
    const problem = findMisplacedSubject(ruleset, own, rendered) ?? findUnselectedSubjects(ruleset, own, rendered);
    if (problem !== undefined) return stop(rendered, 'failed', problem);
    const present = new Set(own.endpoints.map(({ id }) => id));
    const predictions = new Map(
      rendered.flows
        .filter(({ request: { flow } }) => present.has(flow.source) && present.has(flow.destination))
        .map(({ request }) => [request.id, predictFlow(ruleset, own, request.flow)]),
    );
    return { ...rendered, kind: 'ready', ruleset, predictions, deviations: findDeviations(rendered, own, predictions, running) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return stop(rendered, 'failed', error.message);
  }
}

function stop({ cell, values, policies, checks, leftOut }: RenderedCell, outcome: StoppedCell['outcome'], reason: string): StoppedCell {
  return { kind: 'stopped', cell, values, policies, checks, leftOut, outcome, reason };
}

function findDeviations(
  { cell, flows, policies }: RenderedCell,
  world: World,
  predictions: ReadonlyMap<string, Prediction>,
  running: RunningCluster,
): ReadonlyMap<string, KnownDeviation> {
  const found = new Map<string, KnownDeviation>();
  for (const { request } of flows) {
    const defined = predictions.get(request.id);
    const deviation = defined && running.predictDeviation?.({ dialects: cell.spec.dialects, flow: request.flow, policies, world }, defined);
    if (deviation !== undefined) found.set(request.id, deviation);
  }
  return found;
}

/** A policy that selects pods of another namespace would change what other cells, or a user's own pods, see. */
function findMisplacedSubject(ruleset: Ruleset, world: World, { cell, cast }: RenderedCell): string | undefined {
  if (cell.spec.scope === 'cluster') return undefined;
  const own = new Set([...subjectsOf(cast)].map(({ endpoint }) => endpoint));
  const foreign = new Set(
    world.endpoints
      .filter((endpoint) => endpoint.kind === 'pod' && endpoint.namespace !== cell.namespace && !own.has(endpoint.id))
      .map(({ id }) => id),
  );
  for (const { ref, subjects } of ruleset.tiers.flatMap(({ policies }) => policies)) {
    const pod = [...subjects].find((subject) => foreign.has(subject));
    if (pod !== undefined) {
      return `${ref.file}: ${formatPolicyRef(ref)} selects ${pod}, a pod outside the release namespace ${cell.namespace}. Limit its subject to pods of the source's own; where it is meant for the whole cluster, say so in the scenario: scope: cluster.`;
    }
  }
  return undefined;
}

/** Where there are policies, one of them has to be about a workload that is there: else every "allowed" is for want of a policy. */
function findUnselectedSubjects(ruleset: Ruleset, world: World, { cast, policies }: RenderedCell): string | undefined {
  const selected = new Set(ruleset.tiers.flatMap((tier) => tier.policies.flatMap(({ subjects }) => [...subjects])));
  const present = new Set(world.endpoints.map(({ id }) => id));
  const subjects = subjectsOf(cast).filter(({ endpoint }) => present.has(endpoint));
  if (policies.length === 0 || subjects.length === 0 || subjects.some(({ endpoint }) => selected.has(endpoint))) return undefined;
  const labels = subjects.map(({ name, pod }) => `${name}: ${formatLabels(pod?.labels ?? {})}`);
  return `None of the rendered policies selects a workload of the source. Compare their selectors with the labels of the pods (${labels.join('; ')}).`;
}

function subjectsOf(cast: RenderedCell['cast']): readonly Actor[] {
  return [...cast.values()].filter(({ role }) => role === 'subject');
}

function formatLabels(labels: Readonly<Record<string, string>>): string {
  return (
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(', ') || 'none'
  );
}
