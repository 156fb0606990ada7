import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import type { Verdict } from '../../../harness/vocabulary/verdict.ts';
import { benchPolicies, benchRequests, benchTopology } from '../synthetic-world.ts';

// Two apps, each closed to the other.
const pods = 6;
const policies = 2;
const requests = benchRequests(pods, 2 * pods * (pods - 1));

/** Start a cluster, deploy, probe, enforce, probe, release, probe, dispose. @returns how many verdicts were right, of how many */
export async function runCluster(): Promise<{ readonly right: number; readonly of: number }> {
  const signal = new AbortController().signal;
  await using cluster = await embeddedCluster.start({ runId: newRunId(), externals: [], apiserverListeners: [], signal });
  const world = await cluster.deploy(benchTopology(pods));
  const manifests = benchPolicies(policies, pods);
  const ruleset = compile(manifests, world, cluster.settings);
  const open = await probe(cluster);
  await cluster.enforce([{ cell: 'soak', manifests, ruleset }]);
  const enforced = await probe(cluster);
  await cluster.release();
  const restored = await probe(cluster);
  const right = requests.map(({ id, flow }) => [
    open.get(id) === 'allowed',
    enforced.get(id) === evaluate(ruleset, world, flow).verdict,
    restored.get(id) === 'allowed',
  ]);
  return { right: right.flat().filter(Boolean).length, of: right.flat().length };
}

async function probe(cluster: RunningCluster): Promise<ReadonlyMap<string, Verdict>> {
  const seen = await cluster.probe(requests, () => undefined);
  return new Map(requests.map(({ id }) => [id, verdictOf(seen.get(id))]));
}
