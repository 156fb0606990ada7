import { predictCluster } from '../clusters/predict/cluster.ts';
import type { RunningCluster } from '../harness/cluster/cluster.ts';
import { planCells } from '../harness/plan/plan-cells.ts';
import { externalsOf } from '../harness/run/externals-of.ts';
import { nameEngine } from '../harness/run/name-engine.ts';
import { type PlacedCell, placeCells } from '../harness/run/place-cells.ts';
import type { RenderContext } from '../harness/run/render-cell.ts';
import { Renderings } from '../harness/run/renderings.ts';
import { openSource } from '../harness/source/open-source.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { oneCell } from './one-cell.ts';
import { readValuesFile } from './read-values-file.ts';
import { type ResolvedSuite, resolveSuite, type SuiteOptions } from './resolve-suite.ts';

/** The flags of a command that looks at one cell without sending a packet. */
export interface OneCellOptions extends SuiteOptions {
  readonly scenario: string | undefined;
  readonly engine: string | undefined;
  readonly values: readonly string[];
}

/** A cell with what it takes to render it. */
export interface PreparedCell extends RenderContext {
  readonly placed: PlacedCell;
  readonly running: RunningCluster;
}

/** The names in what is printed have this in place of a run's id, so that the same question has the same answer to the letter. */
const runId = 'abcdef';

/**
 * Prepare one cell in a cluster that is only a model, and do something with it.
 * @throws UserError as resolving suite and cell, opening the source and `use` do
 */
export async function withCell<Result>(
  options: OneCellOptions,
  signal: AbortSignal,
  use: (cell: PreparedCell) => Promise<Result>,
): Promise<Result> {
  const [resolved, baseValues] = await Promise.all([resolveSuite(options), Promise.all(options.values.map(readValuesFile))]);
  const { source: spec }: ResolvedSuite = resolved;
  const suite = await nameEngine(resolved.suite, spec, signal);
  const cells = planCells([oneCell(suite, options)], Object.keys(suite.engines), runId);
  await using source = await openSource({ spec, signal });
  await using running = await predictCluster.start({
    runId,
    externals: externalsOf({ suite, cells }),
    apiserverListeners: [],
    signal,
  });
  const [placed] = placeCells(cells, { runId, suite, baseValues, sites: running.sites });
  if (placed === undefined) throw new UserError('The suite has no cell to look at.', 3);
  return await use({ placed, running, runId, suite, source, sites: running.sites, renderings: new Renderings(), signal });
}
