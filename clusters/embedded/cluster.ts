import type { Cluster, RunningCluster, StartOptions } from '../../harness/cluster/cluster.ts';
import { monotonicMs } from '../../harness/time/monotonic-ms.ts';
import type { ClusterInfo } from '../../harness/vocabulary/results.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Check } from './check.ts';
import { diagnoseNamespaces } from './diagnose-namespaces.ts';
import { planSites } from './plan/site-plan.ts';
import { RunningEmbeddedCluster } from './running-embedded-cluster.ts';
import { type AgentLimits, startAgent } from './start-agent.ts';

/** Pods are Linux network namespaces on this machine, policies are nftables: no container, no root. */
export const embeddedCluster: Cluster = makeEmbeddedCluster();

/** An embedded cluster with limits of its own for its agent. */
export function makeEmbeddedCluster(limits: Partial<AgentLimits> = {}): Cluster {
  return { name: 'embedded', start: (options) => start(options, limits) };
}

/** @throws UserError naming the first thing that the machine lacks, and what to do; the reason of an aborted signal */
async function start(options: StartOptions, limits: Partial<AgentLimits>): Promise<RunningCluster> {
  options.signal.throwIfAborted();
  const startedAtMs = monotonicMs();
  const result = process.platform === 'linux' ? await startAgent(limits) : undefined;
  if (result?.kind !== 'started') throw lack(diagnoseNamespaces(result?.failures ?? {}));
  const { agent, isolation, message } = result;
  try {
    const missing = message.checks.find(({ status }) => status === 'missing');
    if (missing !== undefined) throw lack(missing);
    const plan = planSites(options);
    const cluster = new RunningEmbeddedCluster({ agent, info: infoOf(isolation), plan, families: message.families, options, startedAtMs });
    await cluster.build({ hosts: plan.hosts, services: [], names: new Map() });
    return cluster;
  } catch (error) {
    await agent.stop();
    throw error;
  }
}

function infoOf(isolation: string): ClusterInfo {
  return { name: 'embedded', cni: 'nftables', evidence: 'packets', details: { isolation, node: process.version } };
}

function lack({ name, found, remedy }: Check): UserError {
  const what = `The embedded cluster cannot run on this machine: ${name}: ${found}`;
  const then = remedy === undefined ? '' : ` Remedy: ${remedy}.`;
  return new UserError(`${what}.${then} "--cluster predict" needs none of this, but it gives a prediction only, never a proof.`, 2);
}
