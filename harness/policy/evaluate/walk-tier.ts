import type { NearestMiss, TraceStep } from '../../vocabulary/prediction.ts';
import { formatPolicyRef } from '../format-policy-ref.ts';
import type { Policy } from '../ir/policy.ts';
import type { Tier } from '../ir/tier.ts';
import { shorten } from './shorten.ts';
import { type Miss, nearer, rulesFor, type Walk, type WalkResult } from './walk.ts';
import { walkPolicy } from './walk-policy.ts';

/**
 * Walk the policies of a tier that apply to the subject. At its end a flow of an isolated subject is denied; the step then
 * names the first policy that isolates it.
 */
export function walkTier(walk: Walk, tier: Tier): WalkResult {
  const policies = tier.policies.filter((policy) => rulesFor(walk, policy) !== undefined);
  const steps: TraceStep[] = [];
  let nearest: Miss | undefined;
  for (const policy of policies) {
    const result = walkPolicy(walk, tier.name, policy);
    steps.push(...result.steps);
    nearest = nearer(nearest, result.nearest);
    if (result.end !== 'undecided') return { steps, end: result.end };
  }
  if (policies.length === 0) return { steps, end: 'undecided' };
  const last = endTier(walk, tier, policies, nearest?.miss);
  return { steps: [...steps, last], end: last.effect === 'deny' ? 'deny' : 'undecided' };
}

function endTier(walk: Walk, tier: Tier, policies: readonly Policy[], nearest: NearestMiss | undefined): TraceStep {
  const { direction, subject } = walk;
  const isolating = policies.filter((policy) => rulesFor(walk, policy)?.isolates);
  const [first] = isolating;
  const place = { direction, subject, tier: tier.name };
  if (first === undefined) {
    return { ...place, effect: 'next tier', because: `no rule decides, and no policy of the tier isolates ${subject} for ${direction}` };
  }
  const names = [...new Set(isolating.map(({ ref }) => formatPolicyRef(ref)))];
  const who = `${shorten(names.join(', '))} ${names.length === 1 ? 'isolates' : 'isolate'} ${subject}`;
  const because = `${who} for ${direction}, and no rule of the tier allows the flow`;
  return { ...place, policy: first.ref, effect: 'deny', because, ...(nearest === undefined ? {} : { nearest }) };
}
