import { namespacePrefix } from '../../harness/plan/names.ts';

/** Every cluster that a run creates starts so. */
export const clusterPrefix = `${namespacePrefix}-`;

/** The name of a run's kind cluster; its node containers are called `<name>-control-plane`, `<name>-worker`… */
export function clusterName(runId: string): string {
  return `${clusterPrefix}${runId}`;
}

/** The name of the container of a host outside the cluster. */
export function externalName(runId: string, id: string): string {
  return `${clusterPrefix}${runId}-${id}`;
}

/** How the temporary folder of a run begins, or of any run. It holds the kubeconfig. */
export function folderPrefix(runId?: string): string {
  return `npc-kind-${runId === undefined ? '' : `${runId}-`}`;
}

/** The Docker network that kind puts its nodes on. */
export const kindNetwork = 'kind';
