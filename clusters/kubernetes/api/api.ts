import pRetry from 'p-retry';
import { z } from 'zod';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { apiOutageMs, apiRetryMs, webhookFailureTries } from '../budgets.ts';
import { fieldManager, runLabel } from '../labels.ts';
import { ApiError } from './api-error.ts';
import { findResources, type Resource } from './resources.ts';
import type { ApiRequest, Transport } from './transport.ts';

/** Names an object of the API. */
export type ObjectRef = Pick<KubernetesObject, 'apiVersion' | 'kind'> & {
  readonly metadata: { readonly name: string; readonly namespace?: string };
};

const listSchema = z.object({ items: z.array(z.unknown()) });
const labelledSchema = z.object({ metadata: z.object({ labels: z.record(z.string(), z.string()).default({}) }) });

/**
 * The few calls that a run makes. A request that the apiserver could not take (no connection, overload) is repeated for as
 * long as a control plane's restart may take, one that an admission webhook did not answer a few times.
 */
export class Api {
  readonly #transport: Transport;
  readonly #signal: AbortSignal | undefined;
  readonly #resources: Map<string, Promise<readonly Resource[]>>;

  /** @param signal once aborted every call rejects; undefined: never, for cleaning up */
  constructor(transport: Transport, signal?: AbortSignal, resources = new Map<string, Promise<readonly Resource[]>>()) {
    this.#transport = transport;
    this.#signal = signal;
    this.#resources = resources;
  }

  /** The same API for cleaning up: its calls go through after the run was interrupted. */
  withoutSignal(): Api {
    return new Api(this.#transport, undefined, this.#resources);
  }

  /** Read a path. @throws ApiError */
  async get<Answer>(path: string, schema: z.ZodType<Answer>, query: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return schema.parse(JSON.parse(await this.text(path, query)));
  }

  /** Read a path that answers text, such as a log. @throws ApiError */
  async text(path: string, query: Readonly<Record<string, string>> = {}): Promise<string> {
    return this.#send({ method: 'GET', path, query });
  }

  /** Read the items of a list. @throws ApiError */
  async list<Item>(path: string, schema: z.ZodType<Item>, query: Readonly<Record<string, string>> = {}): Promise<readonly Item[]> {
    return (await this.get(path, listSchema, query)).items.map((item) => schema.parse(item));
  }

  /** Make an object; one that exists is left alone. @throws ApiError, with reason `AlreadyExists` where there is one of that name */
  async create(object: KubernetesObject): Promise<void> {
    const path = await this.pathOf(object, 'collection');
    let tries = 0;
    await this.#retry(async () => {
      tries += 1;
      try {
        await this.#transport.send({
          method: 'POST',
          path,
          query: { fieldManager, fieldValidation: 'Strict' },
          body: object,
          signal: this.#signal,
        });
      } catch (error) {
        // An earlier try may have got through although its answer did not.
        if (tries > 1 && error instanceof ApiError && error.status === 409 && (await this.#isOfSameRun(object))) return;
        throw error;
      }
    });
  }

  /** Make an object, or make one that exists as given (server-side apply, forced). @throws ApiError */
  async apply(object: KubernetesObject): Promise<void> {
    const path = await this.pathOf(object, 'object');
    await this.#send({ method: 'PATCH', path, query: { fieldManager, force: 'true' }, body: object });
  }

  /** Have the API check an object, admission included and unknown fields refused, without making it. Sent once. @throws ApiError */
  async dryRun(object: KubernetesObject): Promise<void> {
    const path = await this.pathOf(object, 'collection');
    const query = { fieldManager, fieldValidation: 'Strict', dryRun: 'All' };
    await this.#transport.send({ method: 'POST', path, query, body: object, signal: this.#signal });
  }

  /** Delete an object; one that is not there is no error. @throws ApiError */
  async delete(ref: ObjectRef): Promise<void> {
    await this.deletePath(await this.pathOf(ref, 'object'));
  }

  /** Delete what is at a path; nothing there is no error. @throws ApiError */
  async deletePath(path: string): Promise<void> {
    await ignoreMissing(this.#send({ method: 'DELETE', path, query: { propagationPolicy: 'Background' } }));
  }

  /** Whether an object is there. @throws ApiError */
  async exists(ref: ObjectRef): Promise<boolean> {
    return (await ignoreMissing(this.text(await this.pathOf(ref, 'object')))) !== undefined;
  }

  /** The resources of an API version; none where it is not served. @throws ApiError */
  resources(apiVersion: string): Promise<readonly Resource[]> {
    const known = this.#resources.get(apiVersion);
    if (known !== undefined) return known;
    const found = findResources(apiVersion, (path) => this.text(path));
    this.#resources.set(apiVersion, found);
    // A failure is not remembered: the next caller asks again.
    found.catch(() => this.#resources.delete(apiVersion));
    return found;
  }

  /** The resources of an API version, asked for anew: a definition may have been added. @throws ApiError */
  freshResources(apiVersion: string): Promise<readonly Resource[]> {
    this.#resources.delete(apiVersion);
    return this.resources(apiVersion);
  }

  /** Where an object, or all of its kind in its namespace, is. @throws ApiError with status 404 for a kind that is not served */
  async pathOf({ apiVersion, kind, metadata }: ObjectRef, what: 'object' | 'collection'): Promise<string> {
    const resource = (await this.resources(apiVersion)).find((candidate) => candidate.kind === kind);
    if (resource === undefined) throw new ApiError(404, `this cluster does not serve ${kind} of ${apiVersion}`);
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${resource.prefix}${namespace}/${resource.name}${what === 'object' ? `/${metadata.name}` : ''}`;
  }

  async #isOfSameRun(object: KubernetesObject): Promise<boolean> {
    const { metadata } = await this.get(await this.pathOf(object, 'object'), labelledSchema);
    const run = object.metadata.labels?.[runLabel];
    return run !== undefined && metadata.labels[runLabel] === run;
  }

  #send(request: ApiRequest): Promise<string> {
    return this.#retry(() => this.#transport.send({ ...request, signal: this.#signal }));
  }

  #retry<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return pRetry(work, {
      retries: Number.POSITIVE_INFINITY,
      factor: 1,
      minTimeout: apiRetryMs,
      maxRetryTime: apiOutageMs,
      shouldRetry: ({ error, attemptNumber }) => {
        if (!(error instanceof ApiError) || isOverload(error)) return true;
        if (error.isWebhookFailure) return attemptNumber < webhookFailureTries;
        return this.#transport.wasAway && isForbidden(error);
      },
      ...(this.#signal && { signal: this.#signal }),
    });
  }
}

function isOverload({ status }: ApiError): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

function isForbidden({ status }: ApiError): boolean {
  return status === 401 || status === 403;
}

async function ignoreMissing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
