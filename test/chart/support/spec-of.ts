import assert from 'node:assert/strict';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';

/** The parts of a policy's spec that tests look into; what a dialect does not have is absent. */
export interface PolicySpec {
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
  readonly order?: number;
  readonly priority?: number;
  readonly types?: readonly string[];
  readonly policyTypes?: readonly string[];
  readonly [field: string]: unknown;
}

/** The allowlist's spec: the policy whose name does not end in `-default-deny`. */
export function allowlistOf(policies: readonly KubernetesObject[]): PolicySpec {
  return specOf(policies.filter(({ metadata }) => !metadata.name.endsWith('-default-deny')));
}

/** The default deny's spec. */
export function defaultDenyOf(policies: readonly KubernetesObject[]): PolicySpec {
  return specOf(policies.filter(({ metadata }) => metadata.name.endsWith('-default-deny')));
}

function specOf(policies: readonly KubernetesObject[]): PolicySpec {
  const [only, ...more] = policies;
  assert.ok(only !== undefined && more.length === 0, `expected one such policy, got ${String(policies.length)}`);
  return only['spec'] as PolicySpec;
}
