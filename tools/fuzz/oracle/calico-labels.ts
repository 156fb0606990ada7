import type { PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { CalicoNetworkSet } from '../objects/calico.ts';
import type { Labels } from '../world/fuzz-world.ts';

const namespaceKey = 'projectcalico.org/namespace';

/** Labels of a namespace as `namespaceSelector` sees them: its own, and its name under Calico's key. */
export function namespaceLabelsOf(world: World, name: string): Labels {
  return { ...world.namespaces.find((one) => one.name === name)?.labels, 'projectcalico.org/name': name };
}

/** Calico documentation, "Workload endpoint": a pod's labels, its namespace's under `pcns.`, its service account's under `pcsa.`, and Calico's own. */
export function calicoLabels(world: World, pod: PodEndpoint): Labels {
  const account = world.serviceAccounts.find(({ namespace, name }) => namespace === pod.namespace && name === pod.serviceAccount);
  return {
    ...prefixed('pcns.', namespaceLabelsOf(world, pod.namespace)),
    ...prefixed('pcsa.', { ...account?.labels, 'projectcalico.org/name': pod.serviceAccount }),
    ...pod.labels,
    [namespaceKey]: pod.namespace,
    'projectcalico.org/orchestrator': 'k8s',
    'projectcalico.org/serviceaccount': pod.serviceAccount,
  };
}

/** Labels of a network set; one of a namespace has the namespace's, too. */
export function setLabels(world: World, { metadata: { namespace, labels } }: CalicoNetworkSet): Labels {
  if (namespace === undefined) return labels ?? {};
  return { ...prefixed('pcns.', namespaceLabelsOf(world, namespace)), ...labels, [namespaceKey]: namespace };
}

/** Labels whose keys begin with a prefix, without it: what a selector of namespaces or service accounts sees of something. */
export function unprefixed(prefix: string, labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [])),
  );
}

function prefixed(prefix: string, labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [`${prefix}${key}`, value]));
}
