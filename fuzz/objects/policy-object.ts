import type { KubernetesPolicy } from './kubernetes-policy.ts';

/** Any object that a generator writes. */
export type PolicyObject = KubernetesPolicy;
