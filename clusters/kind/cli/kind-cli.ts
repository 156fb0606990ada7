import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { createClusterMs, deleteClusterMs, exportLogsMs, loadImagesMs, questionMs } from '../budgets.ts';
import { compareVersions } from './compare-versions.ts';
import { runTool, type ToolOutput } from './run-tool.ts';

/** The first release whose own CNI, kindnet, enforces NetworkPolicies. Source: kind's release notes, v0.24.0. */
const oldestKind = '0.24.0';

const howToGet = `kind ${oldestKind} or newer is needed: https://kind.sigs.k8s.io/docs/user/quick-start/#installation`;

/** What a new cluster is to be. */
export interface NewKindCluster {
  readonly name: string;
  /** The text of a `kind.x-k8s.io/v1alpha4` configuration. */
  readonly config: string;
  readonly image: string;
  /** The file that the cluster's kubeconfig is written to; never the user's own. */
  readonly kubeconfig: string;
  readonly signal: AbortSignal;
}

/**
 * The kind command line tool. Every failure is a UserError with kind's own message; every call ends within a bound.
 */
export class KindCli {
  readonly version: string;
  readonly #path: string;

  private constructor(path: string, version: string) {
    this.#path = path;
    this.version = version;
  }

  /** @param path a name on PATH, or a path @throws UserError where kind is missing or too old */
  static async find(signal?: AbortSignal, path = 'kind'): Promise<KindCli> {
    const call = { tool: path, args: ['version'], timeoutMs: questionMs, failure: howToGet, ...(signal && { signal }) };
    const { stdout } = await runTool(call);
    const version = /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    if (version === undefined) throw new UserError(`"${path} version" answers ${JSON.stringify(stdout)}; ${howToGet}`, 2);
    if (compareVersions(version, oldestKind) < 0) throw new UserError(`${path} is ${version}; ${howToGet}`, 2);
    return new KindCli(path, version);
  }

  /** Create a cluster and return when its control plane answers; nodes are not awaited, their CNI may still be missing. */
  async createCluster({ name, config, image, kubeconfig, signal }: NewKindCluster): Promise<void> {
    await this.#run({
      args: ['create', 'cluster', '--name', name, '--image', image, '--kubeconfig', kubeconfig, '--config', '-'],
      input: config,
      timeoutMs: createClusterMs,
      signal,
      failure: `kind cannot create cluster ${name} from ${image}`,
    });
  }

  /** Delete a cluster; one that is not there is deleted already. @param kubeconfig the file its context is removed from */
  async deleteCluster(name: string, kubeconfig: string): Promise<void> {
    await this.#run({
      args: ['delete', 'cluster', '--name', name, '--kubeconfig', kubeconfig],
      timeoutMs: deleteClusterMs,
      failure: `kind cannot delete cluster ${name}`,
    });
  }

  /** Names of all kind clusters. */
  async listClusters(signal?: AbortSignal): Promise<readonly string[]> {
    const call = { args: ['get', 'clusters'], timeoutMs: questionMs, failure: 'kind cannot list its clusters' };
    const { stdout } = await this.#run({ ...call, ...(signal && { signal }) });
    return stdout.split('\n').filter((line) => line !== '');
  }

  /** Copy images of the local Docker into every node. */
  async loadImages(name: string, images: readonly string[], signal?: AbortSignal): Promise<void> {
    if (images.length === 0) return;
    const call = { args: ['load', 'docker-image', '--name', name, ...images], timeoutMs: loadImagesMs };
    await this.#run({ ...call, failure: `kind cannot load ${images.join(', ')} into cluster ${name}`, ...(signal && { signal }) });
  }

  /** Write an existing cluster's kubeconfig to a file of its own. */
  async exportKubeconfig(name: string, kubeconfig: string, signal?: AbortSignal): Promise<void> {
    const call = { args: ['export', 'kubeconfig', '--name', name, '--kubeconfig', kubeconfig], timeoutMs: questionMs };
    await this.#run({ ...call, failure: `kind cannot tell the kubeconfig of cluster ${name}`, ...(signal && { signal }) });
  }

  /** Write the logs of a cluster's nodes and pods to a folder. */
  async exportLogs(name: string, folder: string): Promise<void> {
    const call = { args: ['export', 'logs', '--name', name, folder], timeoutMs: exportLogsMs };
    await this.#run({ ...call, failure: `kind cannot export the logs of cluster ${name}` });
  }

  #run(call: Omit<Parameters<typeof runTool>[0], 'tool'>): Promise<ToolOutput> {
    return runTool({ tool: this.#path, ...call });
  }
}
