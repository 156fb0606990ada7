import type { Attempt, Observation } from '../../../harness/vocabulary/observation.ts';
import pMap from 'p-map';
import { poll } from '../../../harness/time/poll.ts';
import { ApiError } from '../api/api-error.ts';
import type { Api } from '../api/api.ts';
import { concurrentRequests, webhookEffectMs, webhookPollMs } from '../budgets.ts';
import type { Certificate } from '../deploy/certificate.ts';
import type { WebhookPod } from '../deploy/webhook-service.ts';
import { conclude, isSettled, mostAttempts } from './conclude.ts';
import { readWebhookAnswer } from './read-webhook-answer.ts';
import { calledObject, webhookManifest, webhookName } from './webhook-manifest.ts';

/** What probing by webhooks takes. */
export interface WebhookContext {
  readonly api: Api;
  readonly runId: string;
  readonly authority: Certificate;
  readonly sinceStart: () => number;
  readonly signal: AbortSignal;
}

let windows = 0;

/**
 * Have the real apiserver dial the webhook of each pod: a configuration exists for as long as this takes, and never outside.
 * @returns the observations, in the order of the pods
 */
export async function probeWebhooks(pods: readonly WebhookPod[], context: WebhookContext): Promise<readonly Observation[]> {
  const { api, runId, authority, signal } = context;
  windows += 1;
  const window = windows;
  const configuration = webhookManifest(pods, { runId, window, certificate: authority.certificate });
  await api.create(configuration);
  try {
    return await pMap(pods, (pod) => probeWebhook(pod, window, context), { concurrency: concurrentRequests, signal });
  } finally {
    await api.withoutSignal().delete(configuration);
  }
}

async function probeWebhook(pod: WebhookPod, window: number, context: WebhookContext): Promise<Observation> {
  const attempts: Attempt[] = [];
  while (attempts.length < mostAttempts && attempts.at(-1)?.kind !== 'error' && !isSettled(attempts, 'confirming'))
    attempts.push(await attemptCall(pod, webhookName(pod, window), context));
  return conclude(attempts, 'confirming');
}

/**
 * One call that says something. An error does not: until the node has the Service's rules, its address leads anywhere (observed: to
 * a router's proxy, whose certificate is another's), so only the error that stays is the attempt's.
 */
async function attemptCall(pod: WebhookPod, webhook: string, { api, runId, sinceStart, signal }: WebhookContext): Promise<Attempt> {
  const startedAt = sinceStart();
  let calledAt = startedAt;
  const attempt = (kind: Attempt['kind'], detail: string): Attempt => ({
    kind,
    atMs: Math.round(calledAt),
    durationMs: Math.round(sinceStart() - calledAt),
    detail,
  });
  let lastError: Attempt | undefined;
  try {
    const call = async (): Promise<Attempt | undefined> => {
      calledAt = sinceStart();
      const message = await refusalOf(api, pod, runId);
      const kind = readWebhookAnswer(message, webhook);
      const seen = kind === undefined ? undefined : attempt(kind, `the apiserver: ${message ?? ''}`);
      lastError = seen?.kind === 'error' ? seen : undefined;
      return lastError === undefined ? seen : undefined;
    };
    return await poll('a call of the webhook', call, { everyMs: webhookPollMs, withinMs: webhookEffectMs, signal });
  } catch (error) {
    signal.throwIfAborted();
    return lastError ?? attempt('error', error instanceof Error ? error.message : String(error));
  }
}

async function refusalOf(api: Api, pod: WebhookPod, runId: string): Promise<string | undefined> {
  try {
    await api.dryRun(calledObject(pod, runId));
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}
