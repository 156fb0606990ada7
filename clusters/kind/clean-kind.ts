import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLabel } from '../kubernetes/labels.ts';
import { deleteClusterMs, questionMs } from './budgets.ts';
import { checkDocker } from './cli/check-docker.ts';
import { KindCli } from './cli/kind-cli.ts';
import { runTool } from './cli/run-tool.ts';
import { deleteCluster } from './delete-cluster.ts';
import { clusterPrefix, folderPrefix } from './names.ts';

/** What was removed. */
export interface CleanedKind {
  readonly clusters: readonly string[];
  /** Names of containers of hosts outside a cluster. */
  readonly containers: readonly string[];
  /** Temporary folders, which hold kubeconfigs. */
  readonly folders: readonly string[];
}

/** What to remove. */
export interface CleanKindOptions {
  /** One run's; absent: every run's, also of one that is under way. */
  readonly runId?: string;
  readonly signal?: AbortSignal;
}

/**
 * Remove what a killed run left in the local Docker: kind clusters named after runs, and containers with a run's label. The
 * network of kind stays.
 * @throws UserError where Docker or kind is missing or fails
 */
export async function cleanKind({ runId, signal }: CleanKindOptions = {}): Promise<CleanedKind> {
  await checkDocker(signal);
  const kind = await KindCli.find(signal);
  const isWanted = (name: string): boolean => (runId === undefined ? name.startsWith(clusterPrefix) : name === `${clusterPrefix}${runId}`);
  const clusters = (await kind.listClusters(signal)).filter(isWanted);
  const folder = await mkdtemp(join(tmpdir(), 'npc-clean-'));
  try {
    for (const name of clusters) await deleteCluster({ kind, name, kubeconfig: join(folder, 'kubeconfig'), creation: 'complete' });
  } finally {
    await rm(folder, { recursive: true });
  }
  const containers = await listContainers(runId, signal);
  if (containers.length > 0) {
    const failure = `Docker cannot remove the containers ${containers.join(', ')}`;
    await runTool({ tool: 'docker', args: ['rm', '--force', '--volumes', ...containers], timeoutMs: deleteClusterMs, failure });
  }
  return { clusters, containers, folders: await removeFolders(runId) };
}

async function listContainers(runId: string | undefined, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const filter = `label=${runLabel}${runId === undefined ? '' : `=${runId}`}`;
  const args = ['ps', '--all', '--filter', filter, '--format', '{{.Names}}'];
  const call = { tool: 'docker', args, timeoutMs: questionMs, failure: 'Docker cannot list containers' };
  const { stdout } = await runTool({ ...call, ...(signal && { signal }) });
  return stdout.split('\n').filter((name) => name !== '');
}

async function removeFolders(runId: string | undefined): Promise<readonly string[]> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix(runId)));
  const folders = names.map((name) => join(tmpdir(), name));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  return folders;
}
