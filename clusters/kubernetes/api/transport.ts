import { Agent } from 'node:https';
import { HttpMethod, IsomorphicFetchHttpLibrary, type KubeConfig, RequestContext } from '@kubernetes/client-node';
import { apiRequestMs, apiWarmUpMs } from '../budgets.ts';
import { ApiError } from './api-error.ts';

/** One request to the Kubernetes API. */
export interface ApiRequest {
  /** `PATCH` is a server-side apply. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends requests as the kubeconfig's user. Objects are sent as they are: the client library's typed calls would drop the
 * fields they do not know, and an API's refusal of them is a finding. Connections are kept, unlike the library's.
 */
export class Transport {
  readonly #config: KubeConfig;
  readonly #http = new IsomorphicFetchHttpLibrary();
  readonly #server: string;
  #agent: Agent | undefined;
  #lastOutageAt = Number.NEGATIVE_INFINITY;

  /** @throws Error where the kubeconfig has no current cluster */
  constructor(config: KubeConfig) {
    const cluster = config.getCurrentCluster();
    if (cluster === null) throw new Error('the kubeconfig has no current cluster');
    this.#config = config;
    this.#server = cluster.server.replace(/\/$/, '');
  }

  /** @returns the answer's body @throws ApiError for an answer that is no success; what the network layer throws without one */
  async send({ method, path, query = {}, body, signal }: ApiRequest): Promise<string> {
    const context = new RequestContext(`${this.#server}${path}`, HttpMethod[method]);
    for (const [name, value] of Object.entries(query)) context.setQueryParam(name, value);
    if (body !== undefined) {
      context.setHeaderParam('Content-Type', method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json');
      context.setBody(JSON.stringify(body));
    }
    await this.#config.applySecurityAuthentication(context);
    const agent = this.#keepConnections(context);
    if (agent !== undefined) context.setAgent(agent);
    const timeout = AbortSignal.timeout(apiRequestMs);
    context.setSignal(signal === undefined ? timeout : AbortSignal.any([signal, timeout]));
    const { status, text } = await this.#exchange(context);
    if (status >= 300) throw new ApiError(status, text);
    return text;
  }

  /** Whether the apiserver was away so short a time ago that it may still refuse what it will grant: it reads its permissions after its start. */
  get wasAway(): boolean {
    return performance.now() - this.#lastOutageAt < apiWarmUpMs;
  }

  async #exchange(context: RequestContext): Promise<{ readonly status: number; readonly text: string }> {
    try {
      const response = await this.#http.send(context).toPromise();
      return { status: response.httpStatusCode, text: await response.body.text() };
    } catch (error) {
      this.#lastOutageAt = performance.now();
      throw error;
    }
  }

  #keepConnections(context: RequestContext): Agent | undefined {
    const agent = context.getAgent();
    // A proxy's agent is of a class of its own and stays as the library made it.
    if (agent?.constructor !== Agent) return undefined;
    this.#agent ??= new Agent({ ...agent.options, keepAlive: true });
    return this.#agent;
  }

  /** Close the connections that are kept. */
  close(): void {
    this.#agent?.destroy();
  }
}
