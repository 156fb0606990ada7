import type { Manifest } from '../vocabulary/manifest.ts';
import type { Observation } from '../vocabulary/observation.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { ClusterInfo } from '../vocabulary/results.ts';
import type { World } from '../vocabulary/world.ts';
import type { EnforcerSettings } from '../dialects/settings.ts';
import type { JudgedFlow, KnownDeviation } from '../enforcers/deviation.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { Listener } from './listener.ts';
import type { Pass } from './pass.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ExternalSpec, Sites, Topology } from './topology.ts';

/** A kind of place where probes run. One folder each under `clusters/`. */
export interface Cluster {
  readonly name: string;
  /** What will be known of it once it runs, as far as it is certain before: for the results of a run whose cluster never came up. */
  readonly planned?: Pick<ClusterInfo, 'cni' | 'details'>;
  /** @throws UserError saying precisely what the machine lacks and how to get it */
  start(options: StartOptions): Promise<RunningCluster>;
}

/** What starting needs. */
export interface StartOptions {
  readonly runId: string;
  readonly externals: readonly ExternalSpec[];
  /** What listens at the apiserver's host besides the apiserver, where the cluster has to make that host itself. */
  readonly apiserverListeners: readonly Listener[];
  /** Aborted on SIGINT and SIGTERM: every call in flight then rejects, and disposing still works. */
  readonly signal: AbortSignal;
}

/** A cluster that runs. Disposing it leaves nothing behind: no process, namespace, container, file. */
export interface RunningCluster extends AsyncDisposable {
  readonly info: ClusterInfo;
  readonly sites: Sites;
  /** What the enforcer's configuration makes of the dialects. */
  readonly settings: EnforcerSettings;
  /** Bring up every pod with its listeners. Called once. @returns the world with all addresses, those of `sites` included */
  deploy(topology: Topology): Promise<World>;
  /** Apply the policies of these cells, all at once, in place of all earlier ones. */
  enforce(cells: readonly CellPolicies[]): Promise<ReadonlyMap<string, EnforceResult>>;
  /** Remove every policy. */
  release(): Promise<void>;
  /**
   * Send packets for all requests, batched. A request whose probe fails or gets lost yields an `error` observation.
   * `onProgress` is called with the count of finished requests now and then. `pass` is `confirming` where absent.
   */
  probe(requests: readonly ProbeRequest[], onProgress: (done: number) => void, pass?: Pass): Promise<ReadonlyMap<string, Observation>>;
  /**
   * How long its enforcer may take until a change of policies shows; absent where `enforce` and `release` return when it does.
   * Until then a flow that does not show what is expected is probed again.
   */
  readonly settleWithinMs?: number;
  /** How many cells may have pods of their own in it; more take turns with these. Absent where it has room for any number. */
  readonly concurrentCells?: number;
  /** Set where a denial was seen as it started: it enforces policies, whatever the run's own flows show. */
  readonly enforcement?: 'proven';
  /** Set where the cluster stays when this process ends: it was there before, or is kept. Elsewhere it ends with the process. */
  readonly outlivesProcess?: true;
  /** Why this cluster can't have policies of a dialect enforced; undefined where it can. Found by asking the cluster. */
  cannotServe?(dialect: string): string | undefined;
  /** Why this cluster can't send the packets of a request; undefined where it can. Such a flow is skipped with the reason. */
  cannotProbe?(request: ProbeRequest): string | undefined;
  /**
   * What the enforcer is known to do with a flow in place of what the policies say; undefined where it does what they say.
   * @param defined what the dialect's definition predicts
   */
  predictDeviation?(flow: JudgedFlow, defined: Prediction): KnownDeviation | undefined;
  /** The cluster's own way to repeat one probe by hand while it is kept; absent where the CLI's is the only one. */
  repeat?(request: ProbeRequest): string;
}

/** The policies of one cell in both forms: as objects for an API, compiled for a cluster without one. */
export interface CellPolicies {
  /** Unique in a call; the key of the answer. */
  readonly cell: string;
  readonly manifests: readonly Manifest[];
  readonly ruleset: Ruleset;
}

/** Whether a cell's policies were taken: applied; refused, which is a finding about them; or unanswered, which says nothing of them. */
export type EnforceResult =
  { readonly kind: 'applied'; readonly atMs: number } | { readonly kind: 'refused' | 'unanswered'; readonly message: string };
