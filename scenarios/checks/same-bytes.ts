import { stringify } from 'yaml';
import type { Check } from '../../harness/suite/check.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';

const clusters = [
  { kubeVersion: '1.29.0', apiVersions: ['cilium.io/v2', 'cilium.io/v2/CiliumNetworkPolicy'] },
  {
    kubeVersion: '1.36.0',
    apiVersions: ['projectcalico.org/v3', 'projectcalico.org/v3/NetworkPolicy', 'policy.networking.k8s.io/v1alpha2'],
  },
] as const;

/** Rendered for clusters that offer different APIs, the objects are equal to the byte. */
export const sameBytes: Check = {
  id: 'same-bytes',
  because: 'the engine is explicit, not auto-detected',
  run: async ({ manifests, render }) => {
    for (const cluster of clusters) {
      const other = await render({ kubeVersion: cluster.kubeVersion, apiVersions: cluster.apiVersions });
      if (text(other) !== text(manifests))
        return `other objects for Kubernetes ${cluster.kubeVersion} with ${cluster.apiVersions.join(', ')}`;
    }
    return undefined;
  },
};

function text(manifests: readonly Manifest[]): string {
  return manifests.map(({ file, object }) => `# ${file}\n${stringify(object)}`).join('---\n');
}
