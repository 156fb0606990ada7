import pMap from 'p-map';
import type { CellPolicies, EnforceResult } from '../../../harness/cluster/cluster.ts';
import { poll } from '../../../harness/time/poll.ts';
import { formatPolicyRef } from '../../../harness/policy/format-policy-ref.ts';
import { policyRefOf } from '../../../harness/policy/policy-ref-of.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { ApiError } from '../api/api-error.ts';
import type { Api, ObjectRef } from '../api/api.ts';
import { concurrentRequests, gonePollMs, objectGoneMs } from '../budgets.ts';
import { labelPolicy } from './label-policy.ts';

/** The policies of a run that are applied. */
export class PolicySet {
  readonly #api: Api;
  readonly #runId: string;
  readonly #namespaces: ReadonlySet<string>;
  readonly #applied = new Set<ObjectRef>();

  /** @param namespaces those that the run made: a policy of another namespace is refused */
  constructor(api: Api, runId: string, namespaces: ReadonlySet<string>) {
    this.#api = api;
    this.#runId = runId;
    this.#namespaces = namespaces;
  }

  /**
   * Make the policies of all cells. Objects are created, never changed: one of the same name that is there already is not
   * the run's, and stays as it is.
   */
  async apply(cells: readonly CellPolicies[], sinceStart: () => number, signal: AbortSignal): Promise<ReadonlyMap<string, EnforceResult>> {
    const requests = cells.flatMap(({ cell, manifests }) => manifests.map((manifest) => ({ cell, manifest })));
    const refusals = new Map<string, string>();
    const appliedAt = new Map<string, number>();
    await pMap(
      requests,
      async ({ cell, manifest }) => {
        const refusal = await this.#create(manifest);
        if (refusal === undefined) appliedAt.set(cell, sinceStart());
        else refusals.set(cell, refusal);
      },
      { concurrency: concurrentRequests, signal },
    );
    return new Map(
      cells.map(({ cell }) => {
        const message = refusals.get(cell);
        return [
          cell,
          message === undefined ? { kind: 'applied', atMs: appliedAt.get(cell) ?? sinceStart() } : { kind: 'refused', message },
        ];
      }),
    );
  }

  async #create(manifest: Manifest): Promise<string | undefined> {
    const { object } = manifest;
    const name = `${manifest.file}: ${formatPolicyRef(policyRefOf(manifest))}`;
    const { namespace } = object.metadata;
    if (namespace !== undefined && !this.#namespaces.has(namespace)) {
      return `${name} is for a namespace that this run did not make; a run changes nothing outside its own namespaces.`;
    }
    try {
      await this.#api.create(labelPolicy(object, this.#runId));
      this.#applied.add(object);
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.reason === 'AlreadyExists')
        return `${name} is in the cluster already, and a run changes nothing that it did not make. Remove it, or give the chart's object another name.`;
      return `${name} was refused by the API: ${error.message}`;
    }
  }

  /** Delete exactly what was made, and wait until it is gone. @throws UserError where something stays */
  async release(api: Api = this.#api): Promise<void> {
    await pMap(
      this.#applied,
      async (ref) => {
        await api.delete(ref);
        await awaitGone(api, ref);
        this.#applied.delete(ref);
      },
      { concurrency: concurrentRequests, stopOnError: false },
    );
  }
}

async function awaitGone(api: Api, ref: ObjectRef): Promise<void> {
  try {
    await poll('its end', async () => ((await api.exists(ref)) ? undefined : true), { everyMs: gonePollMs, withinMs: objectGoneMs });
  } catch (error) {
    const { name, namespace } = ref.metadata;
    throw new UserError(
      `${ref.kind} ${namespace === undefined ? name : `${namespace}/${name}`} was deleted, but is still there after ${String(objectGoneMs / 1_000)} s: a finalizer holds it. Look at its metadata.finalizers.`,
      2,
      { cause: error },
    );
  }
}
