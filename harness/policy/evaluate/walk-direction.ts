import type { TraceStep } from '../../vocabulary/prediction.ts';
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
  return [...steps, { direction, subject, effect: 'allow', because }];
}
