import { type KubeConfig, Watch } from '@kubernetes/client-node';
import pRetry from 'p-retry';
import type { Api } from '../api/api.ts';
import { apiRetryMs } from '../budgets.ts';
import { podSchema, type PodStatus } from '../discover/pod-schema.ts';
import { runLabel } from '../labels.ts';
import { z } from 'zod';

const listSchema = z.object({ metadata: z.object({ resourceVersion: z.string() }), items: z.array(podSchema) });

/** Follows the pods of a run, so that nothing is asked twice and a pod that goes away is noticed. */
export class PodWatch {
  readonly #api: Api;
  readonly #watch: Watch;
  readonly #labelSelector: string;
  readonly #pods = new Map<string, PodStatus>();
  readonly #listeners = new Set<() => void>();
  readonly #stopped = new AbortController();

  constructor(config: KubeConfig, api: Api, runId: string) {
    this.#api = api;
    this.#watch = new Watch(config);
    this.#labelSelector = `${runLabel}=${runId}`;
  }

  /** Start following. */
  start(): void {
    this.#follow().catch(() => undefined);
  }

  /** The pod as last seen. */
  find(namespace: string, name: string): PodStatus | undefined {
    return this.#pods.get(`${namespace}/${name}`);
  }

  /** All pods as last seen. */
  all(): readonly PodStatus[] {
    return [...this.#pods.values()];
  }

  /** Call back at each change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** End following. */
  stop(): void {
    this.#stopped.abort(new Error('the watch was stopped'));
  }

  /** List, then watch until the watch ends (the apiserver ends each after some minutes, or was away), and again. */
  async #follow(): Promise<void> {
    const { signal } = this.#stopped;
    await pRetry(
      async () => {
        const list = await this.#api.get('/api/v1/pods', listSchema, { labelSelector: this.#labelSelector });
        this.#pods.clear();
        for (const pod of list.items) this.#pods.set(keyOf(pod), pod);
        this.#notify();
        await this.#watchFrom(list.metadata.resourceVersion);
        throw new Error('the watch ended');
      },
      { signal, retries: Number.POSITIVE_INFINITY, factor: 1, minTimeout: apiRetryMs },
    );
  }

  async #watchFrom(resourceVersion: string): Promise<void> {
    const { signal } = this.#stopped;
    const query = { labelSelector: this.#labelSelector, resourceVersion };
    await new Promise<void>((resolve) => {
      const take = (type: string, object: unknown): void => {
        this.#take(type, object);
      };
      this.#watch
        .watch('/api/v1/pods', query, take, () => {
          resolve();
        })
        .then(
          (request) => {
            if (signal.aborted) request.abort();
            else
              signal.addEventListener(
                'abort',
                () => {
                  request.abort();
                },
                { once: true },
              );
          },
          () => {
            resolve();
          },
        );
    });
  }

  #take(type: string, object: unknown): void {
    const parsed = podSchema.safeParse(object);
    if (!parsed.success) return;
    if (type === 'DELETED') this.#pods.delete(keyOf(parsed.data));
    else this.#pods.set(keyOf(parsed.data), parsed.data);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function keyOf({ metadata }: PodStatus): string {
  return `${metadata.namespace}/${metadata.name}`;
}
