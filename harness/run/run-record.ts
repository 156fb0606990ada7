import type { RunningCluster } from '../cluster/cluster.ts';
import type { Cell } from '../plan/cell.ts';
import type { SourceLines } from '../source/lines/source-lines.ts';
import type { Observation } from '../vocabulary/observation.ts';
import type { Phase } from '../vocabulary/phase.ts';
import type { ClusterInfo } from '../vocabulary/results.ts';
import type { SourceInfo } from '../vocabulary/source-info.ts';
import type { ReadyCell, RenderedCell, StoppedCell } from './prepared-cell.ts';
import type { RunRequest } from './run-request.ts';
import { Stopwatch } from './stopwatch.ts';

/** How far a cell has come. */
export type CellProgress = { readonly kind: 'planned'; readonly cell: Cell } | RenderedCell | ReadyCell | StoppedCell;

/**
 * What a run has found so far. Filled step by step, so that a run that is interrupted loses nothing it already knows.
 */
export class RunRecord {
  readonly startedAt = new Date();
  /** The same moment of `performance.now`, which setting the time of day does not move. */
  readonly startedMs = performance.now();
  readonly stopwatch: Stopwatch;
  readonly cells = new Map<string, CellProgress>();
  /** By phase, then request id. */
  readonly observations: Record<Phase, Map<string, Observation>> = { open: new Map(), enforced: new Map(), restored: new Map() };
  /** Flows that the cluster can't probe, by request id, with the reason. */
  readonly skipped = new Map<string, string>();
  /** By cell. */
  readonly timeToEnforceMs = new Map<string, number>();
  /** Where policies were written in the chart's templates, by cell, then reference. */
  readonly sourceLines = new Map<string, ReadonlyMap<string, SourceLines>>();
  source: SourceInfo | undefined;
  cluster: ClusterInfo | undefined;
  repeat: RunningCluster['repeat'];
  readonly repeatFlags: readonly string[];
  problem: string | undefined;
  completeness: 'complete' | 'partial' = 'complete';

  constructor({ cells, repeatFlags, onProgress }: Pick<RunRequest, 'cells' | 'repeatFlags'> & Partial<Pick<RunRequest, 'onProgress'>>) {
    this.stopwatch = new Stopwatch((stage) => onProgress?.({ stage, done: 0, total: 0 }));
    this.repeatFlags = repeatFlags;
    for (const cell of cells) this.cells.set(cell.id, { kind: 'planned', cell });
  }

  /** Cells of one state. */
  inState<Kind extends CellProgress['kind']>(kind: Kind): readonly Extract<CellProgress, { kind: Kind }>[] {
    return [...this.cells.values()].filter((cell): cell is Extract<CellProgress, { kind: Kind }> => cell.kind === kind);
  }

  /** Note a cell's new state. */
  set(progress: CellProgress): void {
    this.cells.set(progress.cell.id, progress);
  }
}
