import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { podProgressMs } from '../budgets.ts';
import type { PodStatus } from '../discover/pod-schema.ts';
import { describeWaiting, findPodProblem, isRunning } from './find-pod-problem.ts';
import type { PodWatch } from './pod-watch.ts';

/** A pod's place. */
export interface PodName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Wait until every pod runs. The bound is on standing still, not on the whole: a hundred pods may take minutes on a small node.
 * @throws UserError naming the pod that can't start and what to do, or the pods that do not get on
 */
export async function awaitPods(watch: PodWatch, pods: readonly PodName[], signal: AbortSignal): Promise<ReadonlyMap<string, PodStatus>> {
  return new Promise((resolve, reject) => {
    let running = -1;
    let timer: NodeJS.Timeout | undefined;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => {
      end(() => {
        reject(asError(signal.reason));
      });
    };
    const look = (): void => {
      const seen = pods.map(({ namespace, name }) => watch.find(namespace, name));
      const problem = seen.map((pod) => pod && findPodProblem(pod)).find((each) => each !== undefined);
      if (problem !== undefined) {
        end(() => {
          reject(new UserError(problem, 2));
        });
        return;
      }
      const ready = seen.filter((pod) => pod !== undefined).filter(isRunning);
      if (ready.length === pods.length) {
        end(() => {
          resolve(new Map(ready.map((pod) => [`${pod.metadata.namespace}/${pod.metadata.name}`, pod])));
        });
        return;
      }
      if (ready.length <= running) return;
      running = ready.length;
      clearTimeout(timer);
      timer = setTimeout(() => {
        end(() => {
          reject(standstill(watch, pods));
        });
      }, podProgressMs);
    };
    const unsubscribe = watch.onChange(look);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else look();
  });
}

function standstill(watch: PodWatch, pods: readonly PodName[]): UserError {
  const waiting = pods.flatMap(({ namespace, name }) => {
    const pod = watch.find(namespace, name);
    if (pod === undefined) return [`${namespace}/${name} (not there)`];
    return isRunning(pod) ? [] : [describeWaiting(pod)];
  });
  const shown = waiting.slice(0, 3).join('; ');
  return new UserError(
    `${String(waiting.length)} of ${String(pods.length)} probe pods do not start, and no further one did for ${String(podProgressMs / 1_000)} s: ${shown}${waiting.length > 3 ? '; …' : ''}. Give the cluster room for them (kubelet maxPods, nodes), or run part of the catalogue: --shard 1/2`,
    2,
  );
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('interrupted');
}
