import type { Cluster, RunningCluster } from '../cluster/cluster.ts';
import type { Cell } from '../plan/cell.ts';
import type { SourceSpec } from '../source/source-spec.ts';
import type { Suite } from '../suite/suite.ts';
import type { Values } from '../suite/values.ts';
import type { RunInfo } from '../vocabulary/results.ts';
import type { OnProgress } from './progress.ts';

/** Everything a run needs to know. */
export interface RunRequest {
  /** Six of a-z and 0-9; part of every name the run makes. */
  readonly runId: string;
  readonly suite: Suite;
  readonly cells: readonly Cell[];
  readonly cluster: Cluster;
  readonly source: SourceSpec;
  /** Values under those of the scenarios, in ascending precedence. */
  readonly baseValues: readonly Values[];
  /** Flags that a command needs beside scenario and engine to repeat a flow of this run, e.g. `--chart DIR`. */
  readonly repeatFlags: readonly string[];
  readonly shard?: { readonly index: number; readonly of: number };
  /** Whether the cells are the whole suite's (or the shard's part of it). */
  readonly selection?: RunInfo['selection'];
  /** Aborted on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  /** Called with the cluster still up, policies removed (`--keep`). */
  readonly beforeCleanUp?: (running: RunningCluster) => Promise<void>;
}
