import { listOf, mapOf, text, withDefault } from '../world/fields.ts';
import type { FindingContext, SubjectPods } from './context.ts';

const bindingSchema = mapOf({
  roleRef: mapOf({ kind: text, name: text }),
  subjects: withDefault(listOf(mapOf({ kind: text, name: text, namespace: withDefault(text, '') })), []),
});
const unmounted = '"automountServiceAccountToken":false';

/** The binding that gives a workload's service account rules at the apiserver; undefined where none does, or where its pods get no token. */
export function findApiGrant({ subject, manifest }: SubjectPods, { manifests, namespace }: FindingContext): string | undefined {
  if (JSON.stringify(manifest.object['spec'] ?? {}).includes(unmounted)) return undefined;
  const bindings = manifests.filter(({ object }) => object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding');
  const found = bindings.find((binding) => {
    const parsed = bindingSchema.safeParse(binding.object).data;
    const own = binding.object.metadata.namespace ?? namespace;
    return parsed?.subjects.some(
      (each) =>
        each.kind === 'ServiceAccount' &&
        each.name === subject.serviceAccount &&
        (each.namespace === '' ? own : each.namespace) === subject.object.namespace,
    );
  });
  return found === undefined ? undefined : `${found.object.kind} ${found.object.metadata.name}`;
}
