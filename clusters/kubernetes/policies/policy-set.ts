import pMap from 'p-map';
import type { CellPolicies, EnforceResult } from '../../../harness/cluster/cluster.ts';
import { poll } from '../../../harness/time/poll.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import { formatPolicyRef } from '../../../harness/policy/format-policy-ref.ts';
import { findKind } from '../../../harness/dialects/find-kind.ts';
import { policyRefOf } from '../../../harness/dialects/policy-ref-of.ts';
import type { KubernetesObject, Manifest } from '../../../harness/vocabulary/manifest.ts';
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
  /** Also those of which no answer is there yet. */
  readonly #sent = new Set<KubernetesObject>();

  /** @param namespaces those that the run made: a policy of another namespace is refused */
  constructor(api: Api, runId: string, namespaces: ReadonlySet<string>) {
    this.#api = api;
    this.#runId = runId;
    this.#namespaces = namespaces;
  }

  /**
   * Make the policies of all cells. Objects are created, never changed: one of the same name that is there already is not
   * the run's, and stays as it is. What policies refer to comes first: Calico refuses a policy of a tier that it does not know.
   */
  async apply(cells: readonly CellPolicies[], sinceStart: () => number, signal: AbortSignal): Promise<ReadonlyMap<string, EnforceResult>> {
    const requests = cells.flatMap(({ cell, manifests }) => manifests.map((manifest) => ({ cell, manifest })));
    const results = new Map<string, EnforceResult>();
    const apply = async ({ cell, manifest }: (typeof requests)[number]): Promise<void> => {
      const obstacle = await this.#create(manifest);
      const before = results.get(cell);
      if (before !== undefined && before.kind !== 'applied') return;
      results.set(cell, obstacle ?? { kind: 'applied', atMs: sinceStart() });
    };
    const waves = groupBy(requests, ({ manifest }) => (findKind(manifest.object)?.kind.role === 'auxiliary' ? 'auxiliary' : 'policy'));
    for (const wave of ['auxiliary', 'policy'] as const)
      await inTurns(waves.get(wave) ?? [], ({ manifest }) => manifest.object, apply, { signal });
    return new Map(cells.map(({ cell }) => [cell, results.get(cell) ?? { kind: 'applied', atMs: sinceStart() }]));
  }

  /** @returns what keeps an object from being made; undefined where it was */
  async #create(manifest: Manifest): Promise<Obstacle | undefined> {
    const { object } = manifest;
    const name = `${manifest.file}: ${formatPolicyRef(policyRefOf(manifest))}`;
    const { namespace } = object.metadata;
    if (namespace !== undefined && !this.#namespaces.has(namespace)) {
      return refused(`${name} is for a namespace that this run did not make; a run changes nothing outside its own namespaces.`);
    }
    try {
      this.#sent.add(object);
      await this.#api.create(labelPolicy(object, this.#runId));
      this.#applied.add(object);
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.reason === 'AlreadyExists' && this.#isSecond(object))
        return refused(
          `${name} is cluster-scoped, and another cell of this run has one of that name: it would be the same object. Put .Release.Namespace into the name in the chart, or run one scenario at a time (--scenario).`,
        );
      if (error.reason === 'AlreadyExists')
        return refused(
          `${name} is in the cluster already, and a run changes nothing that it did not make. Remove it, or give the chart's object another name.`,
        );
      if (error.status >= 500) return { kind: 'unanswered', message: `${name} could not be made, and nobody refused it: ${error.message}` };
      return refused(`${name} was refused by the API: ${error.message}`);
    }
  }

  #isSecond(object: KubernetesObject): boolean {
    const { kind, metadata } = object;
    return [...this.#sent].some(
      (other) =>
        other !== object && other.kind === kind && other.metadata.name === metadata.name && other.metadata.namespace === metadata.namespace,
    );
  }

  /** Delete exactly what was made, and wait until it is gone. @throws UserError where something stays */
  async release(api: Api = this.#api): Promise<void> {
    const refs = [...this.#applied];
    await inTurns(
      refs,
      (ref) => ref,
      (ref) => api.delete(ref),
      { stopOnError: false },
    );
    const confirm = async (ref: ObjectRef): Promise<void> => {
      await awaitGone(api, ref);
      this.#applied.delete(ref);
    };
    // Not as they are deleted: a Tier of Calico stays until the last policy in it is gone.
    await pMap(refs, confirm, { concurrency: concurrentRequests, stopOnError: false });
    // Of the next turn's cells none is the second of these.
    this.#sent.clear();
  }
}

type Obstacle = Exclude<EnforceResult, { readonly kind: 'applied' }>;

function refused(message: string): Obstacle {
  return { kind: 'refused', message };
}

/** Work on objects side by side: those of each dialect as slowly as its admission takes them. */
async function inTurns<Item>(
  items: readonly Item[],
  objectOf: (item: Item) => Pick<ObjectRef, 'apiVersion' | 'kind'>,
  work: (item: Item) => Promise<void>,
  options: { readonly signal: AbortSignal } | { readonly stopOnError: false },
): Promise<void> {
  const groups = groupBy(items, (item) => findKind(objectOf(item))?.dialect.applyAtOnce ?? concurrentRequests);
  const ends = await Promise.allSettled([...groups].map(([concurrency, group]) => pMap(group, work, { concurrency, ...options })));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
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
