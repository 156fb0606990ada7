import type { NearestMiss, TraceStep } from '../../vocabulary/prediction.ts';
import type { NamePattern } from '../ir/clause.ts';
import type { DirectionRules, Policy } from '../ir/policy.ts';
import type { Packet } from './packet.ts';

/** Whose policies are walked, for which packet. */
export interface Walk {
  readonly packet: Packet;
  readonly direction: TraceStep['direction'];
  /** Endpoint id of the pod whose policies these are. */
  readonly subject: string;
  /** The names whose lookups by the source an enforcer reads. */
  readonly observed: readonly NamePattern[];
}

/** Where a walk through a part of the policies ended. */
export interface WalkResult {
  readonly steps: readonly TraceStep[];
  /** `undecided`: go on with what comes next in the tier; `leave tier`: a rule passed. */
  readonly end: 'allow' | 'deny' | 'leave tier' | 'undecided';
  /** Of the rules that would have allowed the flow, the one of which the least did not match. */
  readonly nearest?: Miss;
}

/** A rule that did not match. */
export interface Miss {
  readonly miss: NearestMiss;
  /** How many of its conditions did not hold. */
  readonly broken: number;
}

/** The one of which less did not match; of equals the first. */
export function nearer(one: Miss | undefined, other: Miss | undefined): Miss | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.broken < one.broken ? other : one;
}

/** What a policy says about the walk's direction; undefined where it does not select the subject or says nothing about it. */
export function rulesFor({ subject, direction }: Walk, policy: Policy): DirectionRules | undefined {
  return policy.subjects.has(subject) ? policy[direction] : undefined;
}
