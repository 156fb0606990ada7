import type { PolicyRef } from '../vocabulary/policy-ref.ts';
import type { Subject } from '../world/subject.ts';

/** A workload, where a finding is about it and not about a policy. */
export function workloadRef({ object: { apiVersion, kind, name, namespace }, file }: Subject): PolicyRef {
  return { apiVersion, kind, name, namespace, file };
}
