import type { Policy } from '../../../policy/ir/policy.ts';

/** Whether a compiled policy is a NetworkPolicy of Kubernetes' own API. */
export function isNetworkPolicy({ ref }: Policy): boolean {
  return ref.apiVersion === 'networking.k8s.io/v1';
}
