import type { PodStatus } from '../discover/pod-schema.ts';

/** Reasons after which the kubelet tries on, but never with success unless somebody acts. */
const imageReasons = new Set(['ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName']);
const otherReasons = new Set(['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'CrashLoopBackOff']);

/** Observed on a starved node ("failed to sync secret cache: timed out waiting for the condition"): the kubelet's next try succeeds. */
const passing = /timed out|deadline exceeded/i;

/** Why a pod will not start by itself, in words; undefined where it may. */
export function findPodProblem({ metadata, status }: PodStatus): string | undefined {
  const pod = `Pod ${metadata.namespace}/${metadata.name}`;
  for (const { image, state } of status.containerStatuses) {
    const { reason, message } = state.waiting ?? { reason: '', message: '' };
    if (imageReasons.has(reason)) {
      return `${pod}: its image ${image} can't be pulled (${reason}: ${message}). Load it into the nodes (kind load docker-image ${image}) or name one that they can pull: --probe-image IMAGE`;
    }
    if (otherReasons.has(reason) && !passing.test(message))
      return `${pod}: its container does not start (${reason}: ${message}). Look at it with: kubectl describe pod --namespace ${metadata.namespace} ${metadata.name}`;
  }
  return undefined;
}

/** What a pod that is not running yet waits for, in words. */
export function describeWaiting({ metadata, status }: PodStatus): string {
  const scheduled = status.conditions.find(({ type }) => type === 'PodScheduled');
  const waiting = status.containerStatuses.map(({ state }) => state.waiting?.reason).find((reason) => reason !== undefined);
  const why = scheduled?.status === 'False' ? `${scheduled.reason}: ${scheduled.message}` : (waiting ?? status.phase);
  return `${metadata.namespace}/${metadata.name} (${why})`;
}

/** Whether all containers of a pod run and it has addresses. */
export function isRunning({ spec, status }: PodStatus): boolean {
  return (
    status.phase === 'Running' &&
    status.podIPs.length > 0 &&
    status.containerStatuses.length === spec.containers.length &&
    status.containerStatuses.every(({ state }) => state.running !== undefined)
  );
}
