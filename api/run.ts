import type { CniName } from '../clusters/cni/cni-name.ts';
import { commands } from '../cli/flags/commands.ts';
import { readFlags } from '../cli/flags/read-flags.ts';
import { repeatFlags } from '../cli/repeat-flags.ts';
import { runSelection } from '../cli/run-selection.ts';
import type { OnProgress } from '../harness/run/progress.ts';
import type { ClaimId } from '../harness/scenario/claims.ts';
import type { Engine } from '../harness/vocabulary/engine.ts';
import type { Results } from '../harness/vocabulary/results.ts';

/** What to run, and where. Nothing is needed: the whole catalogue, on this package's chart, on the embedded cluster. */
export interface RunOptions {
  /** A chart's directory, archive, or `oci://` reference. */
  readonly chart?: string;
  /** Values under those of the scenarios; a later one wins over an earlier one. */
  readonly values?: readonly Readonly<Record<string, unknown>>[];
  readonly engines?: readonly Engine[];
  /** Files of scenarios of your own, in place of the catalogue. They are code, and run in this process. */
  readonly scenarioFiles?: readonly string[];
  /** Ids; `*` stands for anything. */
  readonly scenarios?: readonly string[];
  readonly claims?: readonly ClaimId[];
  readonly shard?: { readonly index: number; readonly of: number };
  /** `predict` sends no packet; a CNI means a new kind cluster; a context, an existing cluster. */
  readonly cluster?: 'embedded' | 'predict' | { readonly cni: CniName } | { readonly context: string };
  /** Aborting it ends the run early; what was judged until then is in its results. */
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/**
 * Render, apply, probe and judge. What went wrong while running is in the results, never an exception.
 * @throws UserError for a selection or a cluster that can't be, before anything is started
 */
export async function run(options: RunOptions = {}): Promise<Results> {
  const { chart, values = [], engines = [], scenarioFiles = [], scenarios = [], claims = [], shard, cluster } = options;
  const { signal = new AbortController().signal, onProgress = () => undefined } = options;
  const given = new Map([
    ['engine', engines],
    ['scenario-file', scenarioFiles],
    ['scenario', scenarios],
    ['claim', claims],
    ['chart', chart === undefined ? [] : [chart]],
    ['shard', shard === undefined ? [] : [`${String(shard.index)}/${String(shard.of)}`]],
    ...(cluster === undefined ? [] : [clusterFlag(cluster)]),
  ]);
  const flags = readFlags(commands.run.flags, given);
  return runSelection(flags, {
    baseValues: values,
    repeatFlags: repeatFlags(flags),
    signal,
    onProgress,
  });
}

function clusterFlag(cluster: NonNullable<RunOptions['cluster']>): readonly [string, readonly string[]] {
  if (typeof cluster === 'string') return ['cluster', [cluster]];
  return 'cni' in cluster ? ['cni', [cluster.cni]] : ['context', [cluster.context]];
}
