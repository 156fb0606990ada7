import type { Cluster, RunningCluster } from '../cluster/cluster.ts';
import type { Cell } from '../plan/cell.ts';
import type { RunInfo } from '../vocabulary/results.ts';
import type { SuiteInfo } from '../vocabulary/suite-info.ts';
import type { OnProgress } from './progress.ts';

/** Everything a run needs to know. */
export interface RunRequest {
  /** Six of a-z and 0-9; part of every name the run makes. */
  readonly runId: string;
  readonly cells: readonly Cell[];
  /** What results say of the suite that the cells are of. */
  readonly suite: SuiteInfo;
  readonly cluster: Cluster;
  /** A chart's directory, archive, or `oci://` reference. */
  readonly chart: string;
  /** Values under those of the scenarios, in ascending precedence. */
  readonly baseValues: readonly Readonly<Record<string, unknown>>[];
  /** Flags that a command needs beside scenario and engine to repeat a flow of this run, e.g. `--chart DIR`. */
  readonly repeatFlags: readonly string[];
  readonly shard?: { readonly index: number; readonly of: number };
  /** Whether the cells are the whole catalogue's (or the shard's part of it). */
  readonly selection?: RunInfo['selection'];
  /** Aborted on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  /** Called with the cluster still up, policies removed (`--keep`). */
  readonly beforeCleanUp?: (running: RunningCluster) => Promise<void>;
}
