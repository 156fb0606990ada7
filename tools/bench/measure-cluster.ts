import { embeddedCluster } from '../../clusters/embedded/cluster.ts';
import { compile } from '../../harness/dialects/compile.ts';
import { evaluate } from '../../harness/policy/evaluate/evaluate.ts';
import { verdictOf } from '../../harness/judge/verdict-of.ts';
import { newRunId } from '../../harness/run/new-run-id.ts';
import { benchPolicies, benchRequests, benchTopology } from './synthetic-world.ts';

/** What one size of world cost, in milliseconds and microseconds a flow. */
export interface ClusterCost {
  readonly pods: number;
  readonly policies: number;
  readonly flows: number;
  readonly denied: number;
  readonly wrong: number;
  readonly startMs: number;
  readonly deployMs: number;
  readonly compileMs: number;
  readonly applyMs: number;
  readonly openUsPerFlow: number;
  readonly enforcedUsPerFlow: number;
}

/** Bring up pods, apply policies and probe flows on the embedded cluster, once. */
export async function measureCluster(pods: number, policies: number, flows: number): Promise<ClusterCost> {
  const runId = newRunId();
  const signal = new AbortController().signal;
  const [startMs, running] = await time(() => embeddedCluster.start({ runId, externals: [], apiserverListeners: [], signal }));
  await using cluster = running;
  const [deployMs, world] = await time(() => cluster.deploy(benchTopology(pods)));
  const requests = benchRequests(pods, flows);
  const manifests = benchPolicies(policies, pods);
  const [compileMs, ruleset] = await time(() => Promise.resolve(compile(manifests, world, cluster.settings)));
  const [openMs] = await time(() => cluster.probe(requests, () => undefined));
  const [applyMs] = await time(() => cluster.enforce([{ cell: 'bench', manifests, ruleset }]));
  const [enforcedMs, observed] = await time(() => cluster.probe(requests, () => undefined));
  const verdicts = requests.map((request) => ({
    predicted: evaluate(ruleset, world, request.flow).verdict,
    seen: verdictOf(observed.get(request.id)),
  }));
  return {
    pods,
    policies,
    flows,
    denied: verdicts.filter(({ seen }) => seen === 'denied').length,
    wrong: verdicts.filter(({ predicted, seen }) => predicted !== seen).length,
    startMs,
    deployMs,
    compileMs,
    applyMs,
    openUsPerFlow: (1000 * openMs) / flows,
    enforcedUsPerFlow: (1000 * enforcedMs) / flows,
  };
}

async function time<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const startedAt = performance.now();
  const result = await work();
  return [performance.now() - startedAt, result];
}
