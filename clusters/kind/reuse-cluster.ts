import { join } from 'node:path';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { versions } from '../cni/versions.ts';
import type { Creation, ReadyCluster } from './create-cluster.ts';
import { startExternals } from './externals/start-externals.ts';
import { loadLocalImages } from './load-local-images.ts';
import { openCluster } from './open-cluster.ts';
import { settleAll } from './settle-all.ts';

/**
 * Use an existing kind cluster as it is: nothing is installed, its DNS is left alone, and it stays.
 * @throws UserError where there is none of that name
 */
export async function reuseCluster(name: string, { kind, options, start, folder, undo }: Creation): Promise<ReadyCluster> {
  const { runId, signal } = start;
  const known = await kind.listClusters(signal);
  if (!known.includes(name)) {
    throw new UserError(
      `There is no kind cluster ${name} to reuse; there ${known.length === 0 ? 'is none' : `are ${known.join(', ')}`}.`,
      3,
    );
  }
  const kubeconfig = join(folder, 'kubeconfig');
  await kind.exportKubeconfig(name, kubeconfig, signal);
  const image = options.probeImage ?? versions.probeImage;
  const [externals] = await settleAll([
    startExternals({ specs: start.externals, runId, image, undo }),
    loadLocalImages(kind, name, [image], signal),
  ]);
  return { ...openCluster(name, kubeconfig, undo, signal), externals, details: {} };
}
