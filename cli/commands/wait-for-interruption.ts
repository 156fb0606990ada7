import type { RunningCluster } from '../../harness/cluster/cluster.ts';

/** Say how to look at a kept cluster, and wait for Ctrl+C where it would end with this process. */
export async function waitForInterruption(
  { info, outlivesProcess }: Pick<RunningCluster, 'info' | 'outlivesProcess'>,
  signal: AbortSignal,
): Promise<void> {
  const details = Object.entries(info.details).map(([name, value]) => `  ${name}: ${value}\n`);
  process.stderr.write(`\nThe ${info.name} cluster is kept${outlivesProcess === true ? '' : ' until Ctrl+C'}.\n${details.join('')}`);
  if (signal.aborted || outlivesProcess === true) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
