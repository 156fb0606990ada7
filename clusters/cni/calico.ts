import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import type { Cni, CniSources, LoadContext, LoadedCni } from './cni.ts';
import { downloadManifests } from './objects/download-manifests.ts';
import { loadClusterNetworkPolicyCrd } from './objects/load-cluster-network-policy-crd.ts';
import { readManifests } from './objects/read-manifests.ts';
import { published } from './published.ts';

/**
 * Calico through its operator, with the aggregated API server that defaults and validates `projectcalico.org/v3`; or from
 * `--cni-manifest` files, which may serve that API as native CRDs: those leave the defaults to MutatingAdmissionPolicies, which
 * are behind a gate before Kubernetes 1.36.
 * Source: Calico documentation, "Quickstart for Calico on kind", "Enable native v3 CRDs".
 */
export const calico = {
  name: 'calico',
  network: {
    defaultCni: 'left out',
    // Calico's manifests come with this range for pods.
    podSubnets: { ipv4: '192.168.0.0/16', ipv6: 'fd00:10:244::/56', dual: '192.168.0.0/16,fd00:10:244::/56' },
    featureGates: { MutatingAdmissionPolicy: true },
    runtimeConfig: { 'admissionregistration.k8s.io/v1beta1': 'true' },
  },
  load: loadCalico,
  enforcers: ['calico'],
  serves: ['projectcalico.org/v3'],
} as const satisfies Cni;

async function loadCalico({ manifests }: CniSources, { signal, podSubnet }: LoadContext): Promise<LoadedCni> {
  const objects =
    manifests.length > 0
      ? await readManifests(manifests)
      : [...(await downloadManifests([published.calicoCrds, published.calicoOperator], signal)), ...installation(podSubnet)];
  const crd = await loadClusterNetworkPolicyCrd(objects, signal);
  return { objects: [...crd.objects, ...objects], leftOut: crd.leftOut };
}

/** What the operator is asked for: the network and the API server, none of its observers. */
function installation(podSubnet: string): readonly KubernetesObject[] {
  const ipPools = podSubnet.split(',').map((cidr) => ({ cidr, natOutgoing: 'Enabled', nodeSelector: 'all()', ...encapsulation(cidr) }));
  return [
    { apiVersion: 'operator.tigera.io/v1', kind: 'Installation', metadata: { name: 'default' }, spec: { calicoNetwork: { ipPools } } },
    { apiVersion: 'operator.tigera.io/v1', kind: 'APIServer', metadata: { name: 'default' }, spec: {} },
  ];
}

function encapsulation(cidr: string): { readonly encapsulation: string; readonly blockSize: number } {
  return cidr.includes(':') ? { encapsulation: 'None', blockSize: 122 } : { encapsulation: 'VXLANCrossSubnet', blockSize: 26 };
}
