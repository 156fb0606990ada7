import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { KubeConfig } from '@kubernetes/client-node';
import { existingCluster } from '../../clusters/existing/cluster.ts';
import { loadContext } from '../../clusters/existing/load-context.ts';
import { verdictOf } from '../../harness/compare/verdict-of.ts';
import { compile } from '../../harness/policy/compile.ts';
import { evaluate } from '../../harness/policy/evaluate/evaluate.ts';
import { newRunId } from '../../harness/run/new-run-id.ts';
import type { Verdict } from '../../harness/vocabulary/verdict.ts';
import { benchPolicies, benchRequests, benchTopology } from '../synthetic-world.ts';
import { execPerProbe } from './exec-per-probe.ts';
import { podPerProbe } from './pod-per-probe.ts';

/**
 * `npm run bench:kubernetes -- --context NAME [--pods 12] [--flows 10000] [--peers on]`: verdicts in bulk on a real cluster against what the
 * model predicts, and with `--peers on` the same flows by the two ways that are usual elsewhere.
 */
const { values } = parseArgs({
  options: {
    context: { type: 'string', default: '' },
    pods: { type: 'string', default: '12' },
    flows: { type: 'string', default: '10000' },
    peers: { type: 'string', default: 'off' },
  },
});
const pods = Number(values.pods);
const flows = Number(values.flows);
/** Flows of one call, as many as a catalogue has. */
const batch = 600;
const execFlows = 120;
const podFlows = 24;

const runId = newRunId();
const namespace = `npc-${runId}-bench`;
const { signal } = new AbortController();
const cluster = existingCluster({ context: values.context, externals: [], placement: 'anywhere' });
await using running = await cluster.start({ runId, externals: [], apiserverListeners: [], signal });
const world = await running.deploy(benchTopology(pods, namespace));
const config = loadContext(new KubeConfig(), values.context);

await measure('open', () => 'allowed');
const manifests = benchPolicies(Math.ceil(pods / 5), pods, namespace);
const ruleset = compile(manifests, world, running.settings);
await running.enforce([{ cell: namespace, manifests, ruleset }]);
await measure('enforced', (request) => evaluate(ruleset, world, request.flow).verdict);

/** Probe all flows in batches; print what was wrong. */
async function measure(phase: string, predict: (request: ReturnType<typeof benchRequests>[number]) => Verdict): Promise<void> {
  const counts = { flows: 0, denied: 0, 'false denials': 0, 'false allowances': 0, inconclusive: 0 };
  let shellMs = 0;
  let load = 0;
  for (let done = 0; done < flows; done += batch) {
    const requests = benchRequests(pods, Math.min(batch, flows - done), [4]);
    const startedAt = performance.now();
    const seen = await running.probe(requests, () => undefined);
    shellMs += performance.now() - startedAt;
    load = Math.max(load, loadavg()[0] ?? 0);
    for (const request of requests) {
      const [expected, verdict] = [predict(request), verdictOf(seen.get(request.id))];
      counts.flows += 1;
      if (verdict === 'denied') counts.denied += 1;
      if (verdict === 'inconclusive') counts.inconclusive += 1;
      else if (verdict !== expected) counts[verdict === 'denied' ? 'false denials' : 'false allowances'] += 1;
    }
  }
  const words = Object.entries(counts).map(([what, count]) => `${String(count)} ${what}`);
  print(
    `${phase}: ${words.join(', ')}; ${((1_000 * flows) / shellMs).toFixed(1)} flows/s; load average up to ${load.toFixed(1)} on ${String(cpus().length)} processors`,
  );
  if (values.peers !== 'on') return;
  const perFlowMs = shellMs / flows;
  const addressed = benchRequests(pods, flows, [4]).map(({ flow }) => ({
    source: flow.source,
    address: world.endpoints.find(({ id }) => id === flow.destination)?.addresses[0] ?? '',
    port: flow.port,
  }));
  const execMs = await execPerProbe(config, namespace, addressed.slice(0, execFlows));
  print(`${phase}: one exec per probe takes ${(execMs / perFlowMs).toFixed(1)} times as long for a flow`);
  const podMs = await podPerProbe(config, namespace, runId, addressed.slice(0, podFlows));
  print(`${phase}: a pod per probe takes ${(podMs / perFlowMs).toFixed(1)} times as long for a flow`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
