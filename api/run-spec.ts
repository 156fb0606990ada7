import type { ExistingOptions } from '../clusters/existing/cluster.ts';
import type { KindOptions } from '../clusters/kind/kind-options.ts';
import type { RunRequest } from '../harness/run/run-request.ts';
import type { SourceSpec } from '../harness/source/source-spec.ts';
import type { Suite } from '../harness/suite/suite.ts';
import type { Values } from '../harness/suite/values.ts';

/** What to run, and where: everything that the command line can say. */
export interface RunSpec {
  /** A suite, or the file that one is in (`netpol.yaml`, a TypeScript or JavaScript module). */
  readonly suite: Suite | string;
  /** What is judged; absent: the suite's own source. */
  readonly source?: SourceSpec;
  /** Values under those of the scenarios; a later one wins over an earlier one. */
  readonly values?: readonly Values[];
  /** Which cells; absent: all. */
  readonly select?: CellSelection;
  /** Absent: the embedded cluster. */
  readonly cluster?: ClusterSpec;
  /** Aborting it ends the run early; what was judged until then is in its results. */
  readonly signal?: AbortSignal;
  readonly onProgress?: RunRequest['onProgress'];
  /** Called with the cluster still up, policies removed. */
  readonly beforeCleanUp?: RunRequest['beforeCleanUp'];
  /** Flags of the command line that repeat a flow of this run, for reports. */
  readonly repeatFlags?: readonly string[];
}

/** Where probes run. `predict` sends no packet; `kind` makes a cluster; `existing` is one that somebody has. */
export type ClusterSpec =
  { readonly kind: 'embedded' | 'predict' } | ({ readonly kind: 'kind' } & KindOptions) | ({ readonly kind: 'existing' } & ExistingOptions);

/** Which cells of a suite. What is absent selects everything. */
export interface CellSelection {
  readonly engines?: readonly string[];
  /** Ids; `*` stands for any text. */
  readonly scenarios?: readonly string[];
  readonly claims?: readonly string[];
  /** Over a cell's id and title, and its flows in words. */
  readonly grep?: RegExp | undefined;
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
}
