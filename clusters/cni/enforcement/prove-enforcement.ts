import type { KubeConfig } from '@kubernetes/client-node';
import { poll } from '../../../harness/time/poll.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../../kubernetes/api/api.ts';
import { hasCondition, podSchema, type PodStatus } from '../../kubernetes/discover/pod-schema.ts';
import { ShellPool } from '../../kubernetes/shell/shell-pool.ts';
import { attemptEveryMs, connectMs, enforceMs, nodeTrafficMs, probePodsMs } from '../budgets.ts';
import type { NodeTraffic } from '../../../harness/enforcers/deviation.ts';
import { watchUntil } from '../wait/watch-until.ts';
import { proofObjects } from './proof-objects.ts';
import { type Connection, tryConnection } from './try-connection.ts';

/** What the proof saw. */
export interface EnforcementProof {
  readonly enforcement: 'proven';
  /** From the policy's creation until its denial was seen twice; each look takes a second. */
  readonly enforcedMs: number;
  readonly nodeTraffic: NodeTraffic;
}

/** The cluster to prove something of. */
export interface ProofOptions {
  readonly config: KubeConfig;
  readonly api: Api;
  readonly runId: string;
  readonly probeImage: string;
  readonly signal: AbortSignal;
}

/**
 * Prove by one denial that a cluster enforces NetworkPolicies: two pods that connect, a policy between them, and silence.
 * Everything is in a namespace of the run, which is deleted again.
 * @returns what was seen of the enforcer
 * @throws UserError where the pods do not connect without a policy, or still do with one
 */
export async function proveEnforcement(options: ProofOptions): Promise<EnforcementProof> {
  const { api, config, runId, probeImage, signal } = options;
  const { namespace, pods, policy } = proofObjects(runId, probeImage);
  const shells = new ShellPool(config);
  await api.create(namespace);
  try {
    await Promise.all(pods.map((pod) => api.create(pod)));
    const serverAddress = await waitForPods(options, namespace.metadata.name);
    const connection = { shells, namespace: namespace.metadata.name, serverAddress };
    await expectConnection(connection, signal);
    const appliedAt = performance.now();
    await api.create(policy);
    await expectSilence(connection, signal);
    const enforcedMs = performance.now() - appliedAt;
    return { enforcement: 'proven', enforcedMs, nodeTraffic: await observeNodeTraffic(options, namespace.metadata.name) };
  } finally {
    await shells.close();
    await api.withoutSignal().delete(namespace);
  }
}

async function expectConnection(connection: Connection, signal: AbortSignal): Promise<void> {
  await becomes('connected', connection, { withinMs: connectMs, signal }, (last) => {
    return `Two probe pods cannot connect to each other without any policy (${last}): the cluster's network does not work.`;
  });
}

async function expectSilence(connection: Connection, signal: AbortSignal): Promise<void> {
  const within = `${String(enforceMs / 1_000)} s`;
  await becomes('silent', connection, { withinMs: enforceMs, signal }, (last) => {
    return `This cluster does not enforce NetworkPolicies: ${within} after a policy that denies all ingress to a pod, that pod still answers (${last}). Use a CNI that enforces them, such as kindnet (kind 0.24 or newer), Calico or Cilium.`;
  });
}

/** Whether the kubelet still reaches the server, to which all ingress is denied now. */
async function observeNodeTraffic({ api, signal }: ProofOptions, namespace: string): Promise<NodeTraffic> {
  const path = `/api/v1/namespaces/${namespace}/pods/server`;
  const look = async (): Promise<NodeTraffic | undefined> =>
    hasCondition(await api.get(path, podSchema), 'Ready') ? undefined : 'policed';
  return poll('an unready pod', look, { everyMs: attemptEveryMs, withinMs: nodeTrafficMs, signal }).catch((): NodeTraffic => {
    signal.throwIfAborted();
    return 'exempt';
  });
}

/** @returns the server's address */
async function waitForPods({ config, api, signal, probeImage }: ProofOptions, namespace: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  let address: string | undefined;
  const missing = (pods: readonly PodStatus[]): string | undefined => {
    address = pods.find(({ metadata }) => metadata.name === 'server')?.status.podIPs[0]?.ip;
    const unready = ['server', 'client'].filter((name) => !pods.some((pod) => pod.metadata.name === name && hasCondition(pod, 'Ready')));
    return unready.length === 0 ? undefined : `not ready: ${unready.map((name) => `pod ${name}${whyWaiting(pods, name)}`).join(', ')}`;
  };
  try {
    await watchUntil({ config, api, path, schema: podSchema, missing, withinMs: probePodsMs, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(`Probe pods of ${probeImage} do not run: ${sayWhy(error)}. Name another image with --probe-image.`, 2, {
      cause: error,
    });
  }
  if (address === undefined) throw new UserError('The probe pod "server" is ready but has no address.', 2);
  return address;
}

function whyWaiting(pods: readonly PodStatus[], name: string): string {
  const waiting = pods.find(({ metadata }) => metadata.name === name)?.status.containerStatuses[0]?.state.waiting;
  return waiting === undefined ? '' : ` (${[waiting.reason, waiting.message].filter((text) => text !== '').join(': ')})`;
}

/** Try until a connection is as wanted, and still is at a second try: one lost packet is no denial. */
async function becomes(
  wanted: 'connected' | 'silent',
  connection: Connection,
  { withinMs, signal }: { readonly withinMs: number; readonly signal: AbortSignal },
  failure: (last: string) => string,
): Promise<void> {
  let last = 'not tried';
  const look = async (): Promise<true | undefined> => {
    for (let round = 0; round < 2; round += 1) {
      last = await tryConnection(connection).catch(sayWhy);
      if (last !== wanted) return undefined;
    }
    return true;
  };
  try {
    await poll(`a connection that is ${wanted}`, look, { everyMs: attemptEveryMs, withinMs, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(failure(last), 2, { cause: error });
  }
}

function sayWhy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
