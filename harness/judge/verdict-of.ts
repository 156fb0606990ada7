import type { Observation } from '../vocabulary/observation.ts';
import type { Verdict } from '../vocabulary/verdict.ts';

/**
 * What the policy did to a flow that is known to connect without policies. Silence and a refusal on the way are denials;
 * a missing listener, a failed probe and a lost observation say nothing about the policy.
 */
export function verdictOf(observation: Observation | undefined): Verdict {
  switch (observation?.kind) {
    case 'connected':
      return 'allowed';
    case 'dropped':
    case 'rejected':
      return 'denied';
    case 'refused':
    case 'error':
    case undefined:
      return 'inconclusive';
  }
}
