import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import type { Namespace } from '../../../harness/vocabulary/world.ts';
import { runLabel } from '../labels.ts';

/** A namespace of the run, which takes hardened pods only. */
export function namespaceManifest({ name, labels }: Namespace, runId: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...labels, [runLabel]: runId, 'pod-security.kubernetes.io/enforce': 'restricted' } },
  };
}
