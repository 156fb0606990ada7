/** A ClusterNetworkPolicy `tiered` for the pods of namespace `a`, as a document of YAML. @param rules `ingress: […]`, `egress: […]` */
export function tieredPolicy(rules: string, tier: 'Admin' | 'Baseline' = 'Admin'): string {
  return `
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: tiered }
spec:
  tier: ${tier}
  priority: 1
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: a } } }
  ${rules}`;
}
