import { externals } from '../../harness/cast/externals.ts';
import { cellRoles } from '../../harness/cast/role.ts';
import type { Destination } from '../flags/parse-destination.ts';
import type { RunningCluster } from '../../harness/cluster/cluster.ts';
import type { Helm } from '../../harness/source/chart/find-helm.ts';
import { cellWorld } from '../../harness/plan/cell-world.ts';
import type { Cell } from '../../harness/plan/cell.ts';
import { endpointId } from '../../harness/plan/endpoint-id.ts';
import { topologyOf } from '../../harness/plan/plan-topology.ts';
import { compile } from '../../harness/dialects/compile.ts';
import { predictFlow } from '../../harness/run/predict-flow.ts';
import { Renderings } from '../../harness/run/renderings.ts';
import { renderCell } from '../../harness/run/render-cell.ts';
import type { RunRequest } from '../../harness/run/run-request.ts';
import type { Family, Flow, Via } from '../../harness/vocabulary/flow.ts';
import type { Prediction } from '../../harness/vocabulary/prediction.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { parseRole, portNumber } from './parse-endpoint.ts';

/** A flow in the words of the `explain` command, in a cell. */
export interface ExplainRequest extends Pick<RunRequest, 'runId' | 'chart' | 'baseValues' | 'signal'> {
  readonly helm: Helm;
  readonly cell: Cell;
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
 * Predict one flow of a cell.
 * @throws UserError (3) for an endpoint or port that does not exist, (2) where the chart does not render
 */
export async function explainFlow(request: ExplainRequest, running: RunningCluster): Promise<Explanation> {
  const { cell, runId } = request;
  const rendered = await renderCell(cell, { ...request, sites: running.sites, renderings: new Renderings() });
  if (rendered.kind === 'stopped') throw new UserError(rendered.reason, 2);
  const source = parseRole('--from', request.from);
  const destination = parseRole('--to', request.to.endpoint);
  const flow: Flow = {
    source: endpointId(source, cell),
    destination: endpointId(destination, cell),
    protocol: request.to.protocol,
    port: portNumber('--to', request.to.port, rendered.controller),
    family: request.family,
    via: viaOf(request.name),
  };
  const everyone = new Set([flow.source, flow.destination, ...cellRoles.map((role) => endpointId(role, cell)), ...Object.keys(externals)]);
  const world = cellWorld(await running.deploy(topologyOf([rendered], everyone, runId, running.sites)), cell, [cell]);
  return { flow, prediction: predictFlow(compile(rendered.policies, world, running.settings), world, flow) };
}

function viaOf(name: string | undefined): Via {
  return name === undefined ? { kind: 'address' } : { kind: 'name', name };
}
