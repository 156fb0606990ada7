import pMap from 'p-map';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../../kubernetes/api/api.ts';
import { ApiError } from '../../kubernetes/api/api-error.ts';
import { waitForKind } from '../wait/wait-for-kind.ts';

const concurrentApplies = 8;

/** They only fill in defaults, and before Kubernetes 1.36 most clusters do not serve them. */
const dispensable: ReadonlySet<string> = new Set(['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding']);

/**
 * Apply objects: namespaces first, then definitions of resources, then the rest once its kinds are served.
 * @returns sentences about what this cluster cannot take and what can be done without
 * @throws UserError with the API's own message where an object is refused or its kind is not served
 */
export async function applyObjects(api: Api, objects: readonly KubernetesObject[], signal: AbortSignal): Promise<readonly string[]> {
  const first = objects.filter(({ kind }) => kind === 'Namespace');
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const rest = objects.filter((object) => !first.includes(object) && !definitions.includes(object));
  await applyAll(api, first);
  await applyAll(api, definitions);
  const defined = new Set(definitions.flatMap(kindsOf));
  const served = await pMap(rest, (object) => isServed(api, object, defined, signal), { concurrency: concurrentApplies });
  await applyAll(
    api,
    rest.filter((_, index) => served[index] === true),
  );
  return rest.filter((_, index) => served[index] === false).map(notServed);
}

async function applyAll(api: Api, objects: readonly KubernetesObject[]): Promise<void> {
  await pMap(objects, (object) => applyOne(api, object), { concurrency: concurrentApplies });
}

async function applyOne(api: Api, object: KubernetesObject): Promise<void> {
  try {
    await api.apply(object);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new UserError(`The API refuses ${object.kind} ${object.metadata.name} (${object.apiVersion}): ${error.message}`, 2, {
      cause: error,
    });
  }
}

/** A kind that was just defined is served in a moment; any other is served now, or may be dispensable. */
async function isServed(api: Api, object: KubernetesObject, defined: ReadonlySet<string>, signal: AbortSignal): Promise<boolean> {
  const { apiVersion, kind } = object;
  if (defined.has(`${apiVersion}/${kind}`)) {
    await waitForKind(api, apiVersion, kind, signal);
    return true;
  }
  if ((await api.resources(apiVersion)).some((resource) => resource.kind === kind)) return true;
  if (dispensable.has(kind)) return false;
  throw new UserError(
    `This cluster does not serve ${kind} of ${apiVersion}, which ${object.metadata.name} needs. Name its CustomResourceDefinition with --cni-manifest too, or use a --node-image that serves it.`,
    2,
  );
}

function notServed({ apiVersion, kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name} is left out: this cluster does not serve ${apiVersion} ${kind}.`;
}

function kindsOf({ spec }: KubernetesObject): readonly string[] {
  if (!isDefinition(spec)) return [];
  return spec.versions.map(({ name }) => `${spec.group}/${name}/${spec.names.kind}`);
}

interface Definition {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string }[];
}

function isDefinition(spec: unknown): spec is Definition {
  return typeof spec === 'object' && spec !== null && 'group' in spec && 'names' in spec && 'versions' in spec;
}
