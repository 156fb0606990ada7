import type { PolicyRef } from '../vocabulary/policy-ref.ts';

/**
 * How a finding hurts. `open by accident`: something is reachable that its author meant to close; `cut off by accident`: something can't work;
 * `without effect`: what is written decides nothing; `undefined`: the dialect does not say what happens; `suspicious`: it works, and is
 * rarely meant.
 */
export type Severity = 'open by accident' | 'cut off by accident' | 'without effect' | 'undefined' | 'suspicious';

/** Whether the objects alone show it; where they don't, what would settle it, in words that go on "whether" or "what". */
export type Certainty = { readonly kind: 'certain' } | { readonly kind: 'unknown'; readonly settledBy: string };

/** Something about the policies of a source that is wrong or suspect without any declaration. */
export interface Finding {
  /** Id of the rule that found it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** The object that it is about: mostly a policy, else a workload of the source. */
  readonly object: PolicyRef;
  /** Field path in the object, e.g. `spec.ingress[0].from`; empty: the object as a whole. */
  readonly path: string;
  /** Where the source writes it; absent where nobody has looked, or it is not known. */
  readonly place?: Place;
  /** What is wrong, one sentence. */
  readonly sentence: string;
  /** What to do, one sentence. */
  readonly advice: string;
  /** The page that says so. */
  readonly source: string;
}

/** A line of a file of the source, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What a rule says of a finding; the rest is the rule's own. */
export type Found = Omit<Finding, 'rule' | 'severity' | 'source'> & { readonly severity?: Severity; readonly source?: string };

/** For findings that the objects alone show. */
export const certain: Certainty = { kind: 'certain' };

/** For findings that something outside the objects decides. @param settledBy goes on "it depends on" */
export function unknown(settledBy: string): Certainty {
  return { kind: 'unknown', settledBy };
}
