import type { RunningCluster } from '../cluster/cluster.ts';
import type { Sites } from '../cluster/topology.ts';
import { peersOf } from '../plan/cast-of.ts';
import type { Cell } from '../plan/cell.ts';
import { placesFor } from '../plan/places.ts';
import { shareNamespaces } from '../plan/share-namespaces.ts';
import { mergeValues } from '../source/merge-values.ts';
import type { Values } from '../suite/values.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { RunRequest } from './run-request.ts';

/** What a cell deploys besides what its source renders, and the values that its source gets. */
export interface CellInput {
  /** The user's own under the scenario's, and the engine's. */
  readonly values: Values;
  /** Policies that somebody else put into the namespace. */
  readonly foreignPolicies: readonly Manifest[];
}

/** A cell that has its place in the cluster. */
export interface PlacedCell {
  readonly kind: 'placed';
  readonly cell: Cell;
  readonly input: CellInput;
}

/** What placing needs of a run. */
export type Placement = Pick<RunRequest, 'runId' | 'suite' | 'baseValues'> & {
  readonly sites: Sites;
  readonly concurrentCells?: RunningCluster['concurrentCells'];
};

/** Ask every scenario for its values, and give each cell its namespace and its turn: cells that deploy the same share them. */
export function placeCells(cells: readonly Cell[], placement: Placement): readonly PlacedCell[] {
  const inputs = new Map(cells.map((cell) => [cell.id, inputOf(cell, placement)]));
  const ownPeers = Object.entries(peersOf(placement.suite)).filter(([, peer]) => peer.kind === 'pod' && peer.namespace.kind === 'release');
  const shared = shareNamespaces(cells, {
    keyOf: (cell) => cellKey(cell, inputs.get(cell.id)),
    concurrent: placement.concurrentCells,
    ownPeers: new Set(ownPeers.map(([name]) => name)),
  });
  const planned = new Map(cells.map((cell) => [cell.id, cell]));
  return shared.flatMap((cell) => {
    const [input, before] = [inputs.get(cell.id), planned.get(cell.id)];
    return input === undefined || before === undefined ? [] : [relocate({ kind: 'placed', cell: before, input }, cell)];
  });
}

/**
 * A placed cell in another place. Its scenario was asked for values and policies once, with the name of the namespace before: what they
 * say of it is of the new one.
 */
export function relocate({ cell: before, input }: PlacedCell, cell: Cell): PlacedCell {
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(before.namespace, cell.namespace);
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rename(each)]));
    return value;
  };
  return { kind: 'placed', cell, input: before.namespace === cell.namespace ? input : (rename(input) as CellInput) };
}

function inputOf(cell: Cell, { runId, suite, baseValues, sites }: Placement): CellInput {
  const { values, foreignPolicies } = cell.spec.inputs(placesFor(cell, suite.peers, runId, sites));
  return {
    values: mergeValues(...baseValues, values),
    foreignPolicies: foreignPolicies.map((object) => ({ file: `scenario ${cell.spec.scenario}`, object })),
  };
}

/** Tells apart what cells deploy: equal for two of them exactly when engine, moment, values and everything else that they are made from are equal. */
function cellKey({ spec: { engine, scope, during, installation } }: Cell, input: CellInput | undefined): string {
  return JSON.stringify([engine, scope, during, installation, input]);
}
