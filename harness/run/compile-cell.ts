import type { KnownDeviation, RunningCluster } from '../cluster/cluster.ts';
import { cellWorld } from '../plan/cell-world.ts';
import type { Cell } from '../plan/cell.ts';
import { endpointId } from '../plan/endpoint-id.ts';
import { compile } from '../dialects/compile.ts';
import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { Endpoint } from '../vocabulary/endpoint.ts';
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
    const problem = findMisplacedSubject(ruleset, own, cell) ?? findUnselectedController(ruleset, rendered);
    if (problem !== undefined) return { ...rendered, kind: 'stopped', outcome: 'failed', reason: problem };
    const predictions = new Map(rendered.flows.map(({ request }) => [request.id, predictFlow(ruleset, own, request.flow)]));
    return { ...rendered, kind: 'ready', ruleset, predictions, deviations: findDeviations(rendered, own, predictions, running) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...rendered, kind: 'stopped', outcome: 'inconclusive', reason: error.message };
  }
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
    const deviation = defined && running.predictDeviation?.({ engine: cell.engine, flow: request.flow, policies, world }, defined);
    if (deviation !== undefined) found.set(request.id, deviation);
  }
  return found;
}

/** A policy that selects pods of another namespace would change what other cells, or a user's own pods, see. */
function findMisplacedSubject(ruleset: Ruleset, world: World, cell: Cell): string | undefined {
  const foreign = new Set(world.endpoints.filter((endpoint) => isForeignPod(endpoint, cell)).map(({ id }) => id));
  for (const { ref, subjects } of ruleset.tiers.flatMap(({ policies }) => policies)) {
    const pod = [...subjects].find((subject) => foreign.has(subject));
    if (pod !== undefined) {
      return `${ref.file}: ${formatPolicyRef(ref)} selects ${pod}, a pod outside the release namespace ${cell.namespace}. A chart's policies must select pods of its own namespace only; limit the subject to it.`;
    }
  }
  return undefined;
}

function isForeignPod(endpoint: Endpoint, cell: Cell): boolean {
  return endpoint.kind === 'pod' && endpoint.namespace !== cell.namespace;
}

function findUnselectedController(ruleset: Ruleset, { cell, controller, policies }: RenderedCell): string | undefined {
  const selected = ruleset.tiers.some((tier) => tier.policies.some(({ subjects }) => subjects.has(endpointId('controller', cell))));
  if (policies.length === 0 || selected) return undefined;
  const labels = Object.entries(controller.labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
  return `None of the rendered policies selects the controller's pods, whose labels are ${labels === '' ? 'none' : labels}. Compare the policies' selectors with the labels of the Deployment's pod template.`;
}
