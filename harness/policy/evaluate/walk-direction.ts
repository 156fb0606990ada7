import type { NearestMiss, TraceStep } from '../../vocabulary/prediction.ts';
import type { Policy } from '../ir/policy.ts';
import type { Ruleset } from '../ir/ruleset.ts';
import type { Walk } from './walk.ts';
import { walkTier } from './walk-tier.ts';

/** Walk all tiers for one subject and direction. The last step allows or denies. */
export function walkDirection(walk: Walk, { tiers }: Ruleset): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  for (const tier of tiers) {
    const result = walkTier(walk, tier);
    steps.push(...result.steps);
    if (result.end === 'allow' || result.end === 'deny') return steps;
  }
  const { direction, subject } = walk;
  const because =
    steps.length === 0 ? `no policy selects ${subject} for ${direction}` : `no policy decides, and what nothing decides is allowed`;
  const nearest = findIdle(
    walk,
    tiers.flatMap(({ policies }) => policies),
  );
  return [...steps, { direction, subject, effect: 'allow', because, ...(nearest === undefined ? {} : { nearest }) }];
}

/** A policy that was perhaps meant to isolate the subject: one that selects it and does not, else one that selects nobody. */
function findIdle({ direction, subject }: Walk, policies: readonly Policy[]): NearestMiss | undefined {
  const own = policies.find(({ subjects }) => subjects.has(subject));
  if (own !== undefined) {
    const but = own[direction] === undefined ? `says nothing of ${direction}` : `does not isolate it for ${direction}`;
    return { policy: own.ref, because: `it selects ${subject}, but ${but}` };
  }
  const idle = policies.find(({ subjects }) => subjects.size === 0);
  return idle && { policy: idle.ref, because: 'it selects no pod at all' };
}
