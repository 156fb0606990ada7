import type { PolicyRef } from './policy-ref.ts';
import type { DecidedVerdict } from './verdict.ts';

/** One step of the walk through tiers, policies and rules that led to a prediction. */
export interface TraceStep {
  readonly direction: 'egress' | 'ingress';
  /** Endpoint id of the subject in whose policies this step happened. */
  readonly subject: string;
  /** Absent where no tier was involved ("no policy selects it", "a pod always reaches itself"). */
  readonly tier?: string;
  readonly policy?: PolicyRef;
  /** Field path of the rule in the policy object, e.g. `spec.ingress[0]`; absent for the end of a tier. */
  readonly rule?: string;
  readonly effect: 'allow' | 'deny' | 'pass' | 'log' | 'no match' | 'next tier';
  /** One clause that a person can read: what matched or why not. */
  readonly because: string;
  /** Of a step that ends a walk without a rule: what came nearest to another end. */
  readonly nearest?: NearestMiss;
}

/**
 * What came nearest to deciding otherwise: of a denial the rule that would have allowed the flow, of what nothing isolates the policy that
 * was perhaps meant to.
 */
export interface NearestMiss {
  readonly policy: PolicyRef;
  /** Field path of the rule; absent where the policy as a whole misses. */
  readonly rule?: string;
  /** What is missing: the conditions that did not match, most often one. */
  readonly because: string;
}

/** The verdict that the policy model computes from the manifests, with the step that decided. */
export interface Prediction {
  readonly verdict: DecidedVerdict;
  /**
   * The step of `trace` that decides. Of a denied flow the last; of an allowed one, which both sides let through, the one in which a rule did,
   * or of two the last.
   */
  readonly decidedBy: TraceStep;
  readonly trace: readonly TraceStep[];
}
