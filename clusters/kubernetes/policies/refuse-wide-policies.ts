import { z } from 'zod';
import type { CellPolicies, EnforceResult } from '../../../harness/cluster/cluster.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { findKind } from '../../../harness/dialects/find-kind.ts';
import { formatPolicyRef } from '../../../harness/policy/format-policy-ref.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { Api } from '../api/api.ts';
import { listNamespaces } from '../deploy/refuse-existing.ts';

const placedSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string(), labels: z.record(z.string(), z.string()).default({}) }),
  spec: z.object({ serviceAccountName: z.string().default('default') }).default({ serviceAccountName: 'default' }),
});

/** What is known of the cluster before policies are applied. */
export interface Surroundings {
  readonly api: Api;
  /** The run's own. */
  readonly world: World;
  readonly settings: EnforcerSettings;
  /** Names of the namespaces that the run made. */
  readonly made: ReadonlySet<string>;
}

/**
 * Refuse cells whose cluster-scoped policies select a pod outside of the run's namespaces: one that is in the cluster now, or a new one
 * without labels. The model has looked at the run's own pods before; those of the cluster's users it does not know. Nothing is asked of the cluster where no cell has such a policy.
 * @returns the refusal by cell @throws ApiError where pods or namespaces can't be listed
 */
export async function refuseWidePolicies(
  cells: readonly CellPolicies[],
  { api, world, settings, made }: Surroundings,
): Promise<ReadonlyMap<string, EnforceResult>> {
  const wide = cells.filter(({ manifests }) => manifests.some(isClusterWide));
  if (wide.length === 0) return new Map();
  const namespaces = await listNamespaces(api);
  const bystanders = await findBystanders(
    api,
    [...namespaces.keys()].filter((name) => !made.has(name)),
  );
  const foreign = new Set(bystanders.map(({ id }) => id));
  const everybody: World = {
    ...world,
    namespaces: [...namespaces].map(([name, labels]) => ({ name, labels })),
    endpoints: [...world.endpoints, ...bystanders],
  };
  return new Map(
    wide.flatMap((cell) => {
      const message = findSelected(foreign, compile(cell.manifests, everybody, settings));
      return message === undefined ? [] : [[cell.cell, { kind: 'refused', message }]];
    }),
  );
}

/** A policy without a namespace can select pods of any. */
function isClusterWide({ object }: Manifest): boolean {
  const kind = findKind(object)?.kind;
  return kind?.role === 'policy' && kind.scope === 'cluster';
}

/** The pods of these namespaces, and for each of them one that may come. */
async function findBystanders(api: Api, namespaces: readonly string[]): Promise<readonly PodEndpoint[]> {
  const pods = await api.list('/api/v1/pods', placedSchema);
  return [
    ...pods
      .filter(({ metadata }) => namespaces.includes(metadata.namespace))
      .map(({ metadata, spec }) => bystander(metadata.namespace, metadata.name, metadata.labels, spec.serviceAccountName)),
    ...namespaces.map((namespace) => bystander(namespace, 'any new pod', {}, 'default')),
  ];
}

/** Without addresses and ports: only which policies select it matters. */
function bystander(namespace: string, name: string, labels: PodEndpoint['labels'], serviceAccount: string): PodEndpoint {
  return { kind: 'pod', id: `${namespace}/${name}`, namespace, name, labels, addresses: [], ports: [], serviceAccount, node: '' };
}

function findSelected(foreign: ReadonlySet<string>, { tiers }: Ruleset): string | undefined {
  for (const { ref, subjects } of tiers.flatMap(({ policies }) => policies)) {
    const pod = [...subjects].find((subject) => foreign.has(subject));
    if (pod !== undefined)
      return `${ref.file}: ${formatPolicyRef(ref)} selects ${pod}, which is not of this run: it would change what others in this cluster see. Nothing of this cell was applied. Limit the policy's subject to the release namespace.`;
  }
  return undefined;
}
