import type { NearestMiss, TraceStep } from '../vocabulary/prediction.ts';
import { formatPolicyRef } from './format-policy-ref.ts';

/** The parts of a trace step that name where it happened. */
export type Decision = Pick<TraceStep, 'tier' | 'policy' | 'rule' | 'because'>;

/**
 * Where a step happened, in one line that is the same for predictions and for what an enforcer records:
 * `NetworkPolicy ns/name › spec.ingress[0]`; for the deny at the end of a tier the first policy (in the tier's order) that isolates
 * the subject: `NetworkPolicy ns/name › end of tier default`; where no policy was involved, the step's own words.
 */
export function formatDecision({ tier, policy, rule, because }: Decision): string {
  if (policy !== undefined) return `${formatPolicyRef(policy)} › ${rule ?? `end of tier ${tier ?? '?'}`}`;
  return tier === undefined ? because : `end of tier ${tier}`;
}

/** What came nearest to another decision, in one line: `NetworkPolicy ns/name › spec.ingress[0]: TCP 80 does not match TCP 8080`. */
export function formatNearest({ policy, rule, because }: NearestMiss): string {
  return `${formatPolicyRef(policy)}${rule === undefined ? '' : ` › ${rule}`}: ${because}`;
}
