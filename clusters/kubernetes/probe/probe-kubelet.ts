import type { Pass } from '../../../harness/cluster/pass.ts';
import type { Attempt, Observation, ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { poll } from '../../../harness/time/poll.ts';
import type { Api } from '../api/api.ts';
import { kubeletPollMs, kubeletSilenceMs } from '../budgets.ts';
import { kubeletWord } from '../deploy/kubelet-target.ts';
import { probeContainer } from '../deploy/pod-manifest.ts';
import { conclude, isSettled } from './conclude.ts';
import { lastKubeletRequest } from './read-kubelet-log.ts';

/** The lines of a log that are looked through: the kubelet's request is one a second among the probes' own. */
const tailLines = '400';

/** What observing a node's connection takes. */
export interface KubeletContext {
  readonly api: Api;
  readonly sinceStart: () => number;
  readonly signal: AbortSignal;
  /** What the look before this pass saw. */
  readonly before: ObservationKind | undefined;
}

/** Looks in a pass that confirms: what is to be seen twice in a row, where the look before the pass saw something else. */
const mostLooks = 2;

/**
 * Observe a node's connection to its own pod: the kubelet's readiness probe, by the server's own log. `connected` where a
 * request of the kubelet's arrived after the start of this observation; silence where none does for several of its periods.
 */
export async function probeKubelet(
  pod: { readonly namespace: string; readonly name: string },
  { api, sinceStart, signal, before: earlier }: KubeletContext,
  pass: Pass,
): Promise<Observation> {
  const path = `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}/log`;
  const read = async (): Promise<string> =>
    lastKubeletRequest(await api.text(path, { container: probeContainer, timestamps: 'true', tailLines })) ?? '';
  const attempts: Attempt[] = [];
  while (attempts.length < (pass === 'confirming' ? mostLooks : 1) && !isSettled(attempts, pass, earlier)) {
    const atMs = Math.round(sinceStart());
    const attempt = (kind: Attempt['kind'], detail: string): Attempt => ({
      kind,
      atMs,
      durationMs: Math.round(sinceStart()) - atMs,
      detail,
    });
    try {
      const before = await read();
      const look = async (): Promise<string | undefined> => ((await read()) > before ? 'arrived' : undefined);
      await poll('a request of the kubelet', look, { everyMs: kubeletPollMs, withinMs: kubeletSilenceMs, signal });
      attempts.push(attempt('connected', `the server's log has a new request of the kubelet (${kubeletWord})`));
    } catch (error) {
      signal.throwIfAborted();
      const isSilence = error instanceof Error && error.message.startsWith('a request of the kubelet');
      attempts.push(
        attempt(
          isSilence ? 'dropped' : 'error',
          isSilence ? `no request of the kubelet in the server's log for ${String(kubeletSilenceMs)} ms` : String(error),
        ),
      );
    }
  }
  return conclude(attempts, pass, earlier);
}
