import pMap from 'p-map';
import pRetry from 'p-retry';
import type { Topology } from '../../../harness/cluster/topology.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { ApiError } from '../api/api-error.ts';
import type { Api } from '../api/api.ts';
import { apiRetryMs, concurrentRequests } from '../budgets.ts';
import type { PodStatus } from '../discover/pod-schema.ts';
import type { ExternalHost } from '../options.ts';
import { awaitPods } from './await-pods.ts';
import type { Certificate } from './certificate.ts';
import { planObjects } from './plan-objects.ts';
import type { PodSettings } from './pod-manifest.ts';
import type { PodWatch } from './pod-watch.ts';
import { listNamespaces, refuseExisting } from './refuse-existing.ts';

/** What a deployment takes. */
export interface DeployOptions {
  readonly api: Api;
  readonly watch: PodWatch;
  readonly settings: PodSettings;
  readonly externals: readonly ExternalHost[];
  /** Filled with each namespace as it is made, so that a deployment that fails half-way can be undone. */
  readonly made: Set<string>;
  readonly signal: AbortSignal;
}

/** What stands after a deployment. */
export interface Deployment {
  /** By `namespace/name`. */
  readonly pods: ReadonlyMap<string, PodStatus>;
  /** The labels that namespaces really have, the cluster's own included. */
  readonly namespaceLabels: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly authority: Certificate;
}

/** How often an object is tried whose namespace the controllers have not finished. */
const namespaceRetries = 30;

/** Make every object of a topology that holds nothing which the cluster has, and wait until all pods run. @throws UserError for what the cluster refuses or can't run */
export async function deployTopology(topology: Topology, options: DeployOptions): Promise<Deployment> {
  const { api, settings, externals, made, watch, signal } = options;
  const objects = await planObjects(topology, settings, externals);
  const wanted = objects.namespaces.map(({ metadata }) => metadata.name);
  refuseExisting(wanted, new Set((await listNamespaces(api)).keys()));
  watch.start();
  const createAll = (list: readonly KubernetesObject[]): Promise<unknown> =>
    pMap(list, (object) => create(api, object, made), { concurrency: concurrentRequests, signal });
  await createAll(objects.namespaces);
  await createAll(objects.others);
  await createAll(objects.pods);
  return { pods: await awaitPods(watch, topology.pods, signal), namespaceLabels: await listNamespaces(api), authority: objects.authority };
}

async function create(api: Api, object: KubernetesObject, made: Set<string>): Promise<void> {
  try {
    await pRetry(() => api.create(object), {
      retries: namespaceRetries,
      factor: 1,
      minTimeout: apiRetryMs,
      shouldRetry: ({ error }) => isTooEarly(error),
    });
    if (object.kind === 'Namespace') made.add(object.metadata.name);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { kind, metadata } = object;
    const name = metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
    throw new UserError(
      `The cluster refused ${kind} ${name}: ${error.message}. ${error.status === 403 ? 'The permissions that a run needs are printed by: npm run conformance -- rbac' : 'Look for what restricts new objects there: quotas, admission webhooks.'}`,
      2,
      { cause: error },
    );
  }
}

/** A new namespace gets its default ServiceAccount a moment later; until then it takes no pod. */
function isTooEarly(error: Error): boolean {
  return error instanceof ApiError && error.status === 403 && /serviceaccount .* not found/i.test(error.message);
}
