import { placesFor } from '../plan/places.ts';
import type { Cell } from '../plan/cell.ts';
import type { ChartValues } from '../scenario/scenario.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { mergeValues } from './merge-values.ts';
import type { RenderContext } from './render-cell.ts';

/** What a cell deploys besides what its chart renders, and the values that its chart gets. */
export interface CellInput {
  /** The user's own under the scenario's, and the engine. */
  readonly values: ChartValues;
  /** Policies that somebody else put into the namespace. */
  readonly foreignPolicies: readonly Manifest[];
  /** The scenario's, whose pods the controller is. */
  readonly workload?: string;
}

/** What a cell is rendered from, with the names and addresses of this run. */
export function inputOf(cell: Cell, { runId, sites, baseValues }: Pick<RenderContext, 'runId' | 'sites' | 'baseValues'>): CellInput {
  const { scenario, engine } = cell;
  const places = placesFor(cell, runId, sites);
  const values = mergeValues(
    ...baseValues,
    scenario.values(places, engine),
    scenario.engineValues?.(engine) ?? { networkPolicy: { engine } },
  );
  const foreign = scenario.foreignPolicies?.(places) ?? [];
  const { workload } = scenario;
  return {
    values,
    ...(workload === undefined ? {} : { workload }),
    foreignPolicies: foreign.map((object) => ({ file: `scenario ${scenario.id}`, object })),
  };
}
