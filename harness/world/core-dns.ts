import type { NamedPort } from '../vocabulary/endpoint.ts';

/**
 * The cluster's DNS as kubeadm installs it: one of its pods, and the Service in front of them.
 * Source: kubeadm's manifests, cmd/kubeadm/app/phases/addons/dns/manifests.go. The ports that only its kubelet's probes use
 * (liveness-probe, readiness-probe; not in every version) are left out.
 */
export const coreDns = {
  namespace: 'kube-system',
  serviceAccount: 'coredns',
  labels: { 'k8s-app': 'kube-dns' },
  ports: [
    { name: 'dns', port: 53, protocol: 'UDP' },
    { name: 'dns-tcp', port: 53, protocol: 'TCP' },
    { name: 'metrics', port: 9153, protocol: 'TCP' },
  ] satisfies readonly NamedPort[],
  service: {
    namespace: 'kube-system',
    name: 'kube-dns',
    labels: { 'k8s-app': 'kube-dns', 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' },
    selector: { 'k8s-app': 'kube-dns' },
    ports: [
      { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, targetPort: 53, protocol: 'TCP' },
      { name: 'metrics', port: 9153, targetPort: 9153, protocol: 'TCP' },
    ],
  },
} as const;
