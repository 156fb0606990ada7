import type { RunningCluster } from '../../harness/cluster/cluster.ts';
import { compile } from '../../harness/dialects/compile.ts';
import type { Actor, Cast } from '../../harness/plan/actor.ts';
import { cellWorld } from '../../harness/plan/cell-world.ts';
import { topologyOf } from '../../harness/plan/plan-topology.ts';
import type { PlacedCell } from '../../harness/run/place-cells.ts';
import { predictFlow } from '../../harness/run/predict-flow.ts';
import { renderCell, type RenderContext } from '../../harness/run/render-cell.ts';
import type { Family, Flow, Via } from '../../harness/vocabulary/flow.ts';
import type { Prediction } from '../../harness/vocabulary/prediction.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Destination } from '../flags/parse-destination.ts';

/** A flow in the words of the `explain` command, in a cell. */
export interface ExplainRequest extends RenderContext {
  readonly placed: PlacedCell;
  readonly from: string;
  readonly to: Destination;
  readonly family: Family;
  /** The DNS name that the source looks up, if it does. */
  readonly name?: string;
}

/** A flow with the verdict that the manifests give it. */
export interface Explanation {
  readonly flow: Flow;
  readonly prediction: Prediction;
}

/**
 * Predict one flow of a cell, in the world that a run of it has.
 * @throws UserError (3) for an endpoint or port that does not exist, (2) where the source does not render
 */
export async function explainFlow(request: ExplainRequest, running: RunningCluster): Promise<Explanation> {
  const { placed, runId, suite } = request;
  const rendered = await renderCell(placed, request);
  if (rendered.kind === 'stopped') throw new UserError(rendered.reason, 2);
  const { cell, cast } = rendered;
  const destination = findActor('--to', request.to.endpoint, cast);
  const flow: Flow = {
    source: findActor('--from', request.from, cast).endpoint,
    destination: destination.endpoint,
    protocol: request.to.protocol,
    port: portNumber('--to', request.to.port, destination),
    family: request.family,
    via: viaOf(request.name),
  };
  const everyone = new Set([...cast.values()].map(({ endpoint }) => endpoint));
  const topology = topologyOf([rendered], everyone, { peers: suite.peers, runId, sites: running.sites });
  const world = cellWorld(await running.deploy(topology), cell, [cell]);
  return { flow, prediction: predictFlow(compile(rendered.policies, world, running.settings), world, flow) };
}

function findActor(flag: string, name: string, cast: Cast): Actor {
  const found = cast.get(name);
  if (found === undefined) throw new UserError(`${flag} ${name}: there is no such endpoint; there are ${[...cast.keys()].join(', ')}.`, 3);
  return found;
}

function portNumber(flag: string, port: number | string, { name, ports }: Actor): number {
  if (typeof port === 'number') return port;
  const found = ports.find((each) => each.name === port);
  if (found !== undefined) return found.port;
  throw new UserError(
    `${flag}: ${name} has no port ${port}; write a number, or one of ${ports.map((each) => each.name).join(', ') || 'none: it has no ports with names'}.`,
    3,
  );
}

function viaOf(name: string | undefined): Via {
  return name === undefined ? { kind: 'address' } : { kind: 'name', name };
}
