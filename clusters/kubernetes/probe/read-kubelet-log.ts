import { kubeletWord } from '../deploy/kubelet-target.ts';

/** The time of the last of the kubelet's requests in a log with timestamps, as the node wrote it; undefined where there is none. */
export function lastKubeletRequest(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => line.includes(`GET /echo?msg=${kubeletWord}`));
  return lines.at(-1)?.split(' ', 1)[0];
}
