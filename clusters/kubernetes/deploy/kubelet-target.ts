import type { PodSpec } from '../../../harness/cluster/topology.ts';

/**
 * The port that the kubelet probes: the HTTP listener behind the port named `health`, else behind the first named port.
 * @returns undefined for a pod that has none: its kubelet does not probe it
 */
export function kubeletTarget({ ports, listeners }: Pick<PodSpec, 'ports' | 'listeners'>): number | undefined {
  const served = ports.filter(
    ({ port, protocol }) => protocol === 'TCP' && listeners.some((each) => each.application === 'http' && each.port === port),
  );
  return (served.find(({ name }) => name === 'health') ?? served[0])?.port;
}

/** What the kubelet asks for, and nobody else: its request is told from all others in the pod's log by this word. */
export const kubeletWord = 'kubelet-readiness';
