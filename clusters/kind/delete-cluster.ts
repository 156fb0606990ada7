import { UserError } from '../../harness/vocabulary/user-error.ts';
import { poll } from '../../harness/time/poll.ts';
import { deleteAgainMs, deleteClusterMs, questionMs } from './budgets.ts';
import type { KindCli } from './cli/kind-cli.ts';
import { runTool } from './cli/run-tool.ts';

/** A cluster to delete. */
export interface Deletion {
  readonly kind: KindCli;
  readonly name: string;
  readonly kubeconfig: string;
  /** `broken off`: kind was ended while it created the cluster, and Docker may still be starting its nodes. */
  readonly creation: 'complete' | 'broken off';
}

/**
 * Delete a cluster and see that its nodes are gone. Observed with Docker 20.10: a container that is being started survives its
 * removal, which claims to have succeeded.
 * @throws UserError where nodes stay
 */
export async function deleteCluster({ kind, name, kubeconfig, creation }: Deletion): Promise<void> {
  const wantedLooks = creation === 'complete' ? 1 : 2;
  let looks = 0;
  await kind.deleteCluster(name, kubeconfig);
  const look = async (): Promise<true | undefined> => {
    const nodes = await listNodes(name);
    looks = nodes.length === 0 ? looks + 1 : 0;
    if (nodes.length > 0) await kind.deleteCluster(name, kubeconfig);
    return looks >= wantedLooks ? true : undefined;
  };
  try {
    await poll(`deleting kind cluster ${name}`, look, { everyMs: deleteAgainMs, withinMs: deleteClusterMs });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = `Nodes of kind cluster ${name} are still there after it was deleted. Delete it with: kind delete cluster --name ${name}`;
    throw new UserError(why, 2, { cause: error });
  }
}

async function listNodes(name: string): Promise<readonly string[]> {
  const args = ['ps', '--all', '--filter', `label=io.x-k8s.kind.cluster=${name}`, '--format', '{{.Names}}'];
  const { stdout } = await runTool({ tool: 'docker', args, timeoutMs: questionMs, failure: `Docker cannot list the nodes of ${name}` });
  return stdout.split('\n').filter((node) => node !== '');
}
