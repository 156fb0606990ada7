import { execa } from 'execa';
import { questionMs } from '../budgets.ts';

/** Whether the local Docker holds an image. A reference by digest alone counts as absent: kind loads images by tag. */
export async function isLocalImage(image: string, signal?: AbortSignal): Promise<boolean> {
  if (image.includes('@')) return false;
  const args = ['image', 'inspect', '--format', '{{.Id}}', image];
  const { exitCode } = await execa('docker', args, { reject: false, timeout: questionMs, ...(signal && { cancelSignal: signal }) });
  signal?.throwIfAborted();
  return exitCode === 0;
}
