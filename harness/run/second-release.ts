import { findKind } from '../dialects/find-kind.ts';
import { apiGroup } from '../dialects/is-policy.ts';
import type { KubernetesObject, Manifest } from '../vocabulary/manifest.ts';

/** Kinds without a namespace that charts render and that no dialect knows. Source: Kubernetes API reference. */
const clusterKinds: ReadonlySet<string> = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/** A release's objects, and the namespace that those without one are put into. */
export interface ReleaseObjects {
  readonly release: string;
  readonly namespace: string;
  readonly objects: readonly Manifest[];
}

/**
 * What is wrong where two releases render the same object, which only one of them can own: helm refuses to install the second one.
 * Undefined where nothing is.
 */
export function findCollision(first: ReleaseObjects, second: ReleaseObjects): string | undefined {
  const taken = new Set(first.objects.map(({ object }) => identity(object, first.namespace)));
  const both = second.objects.find(({ object }) => taken.has(identity(object, second.namespace)));
  if (both === undefined) return undefined;
  const { kind, metadata } = both.object;
  const name = `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
  return `${both.file}: ${name} collides: the releases ${first.release} and ${second.release} both render it, and helm installs only the first. Make the release's name a part of its name${metadata.namespace === undefined ? ', and its namespace too where the kind has none' : ''}.`;
}

function identity(object: KubernetesObject, namespace: string): string {
  const { kind, metadata } = object;
  const scope = findKind(object)?.kind.scope ?? (clusterKinds.has(kind) ? 'cluster' : 'namespaced');
  const place = scope === 'namespaced' ? (metadata.namespace ?? namespace) : '';
  return JSON.stringify([apiGroup({ file: '', object }), kind, place, metadata.name]);
}
