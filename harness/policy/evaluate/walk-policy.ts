import type { TraceStep } from '../../vocabulary/prediction.ts';
import type { Policy } from '../ir/policy.ts';
import type { Rule } from '../ir/rule.ts';
import { tryRule } from './try-rule.ts';
import { type Miss, nearer, rulesFor, type Walk, type WalkResult } from './walk.ts';

/** A trace names this many rules of a policy that did not match, and counts the others. */
const maxRulesNamed = 3;

/** Try the rules of a policy in order; the first that matches and is not `log` ends the walk through it. */
export function walkPolicy(walk: Walk, tier: string, policy: Policy): WalkResult {
  const steps: TraceStep[] = [];
  const misses: string[] = [];
  let nearest: Miss | undefined;
  const place = { direction: walk.direction, subject: walk.subject, tier, policy: policy.ref };
  for (const rule of rulesFor(walk, policy)?.rules ?? []) {
    const { holds, text, broken } = tryRule(rule.match, walk.packet, walk.observed);
    if (!holds) {
      misses.push(`${rule.path}: ${text}`);
      if (rule.action === 'allow') nearest = nearer(nearest, missOf(policy, rule, broken));
      continue;
    }
    steps.push({ ...place, rule: rule.path, effect: rule.action, because: text });
    if (rule.action !== 'log') return { steps, end: endOf(rule.action) };
  }
  steps.push({ ...place, effect: 'no match', because: summarise(misses, walk.direction) });
  return { steps, end: 'undecided', ...(nearest === undefined ? {} : { nearest }) };
}

function missOf({ ref }: Policy, { path }: Rule, broken: readonly string[]): Miss {
  return { miss: { policy: ref, rule: path, because: broken.join('; ') }, broken: broken.length };
}

function endOf(action: Exclude<Rule['action'], 'log'>): WalkResult['end'] {
  switch (action) {
    case 'allow':
    case 'deny':
      return action;
    case 'pass':
      return 'leave tier';
  }
}

function summarise(misses: readonly string[], direction: Walk['direction']): string {
  if (misses.length === 0) return `it has no ${direction} rule that decides`;
  const rest = misses.length - maxRulesNamed;
  const named = misses.slice(0, maxRulesNamed).join('; ');
  return rest > 0 ? `${named}; and ${String(rest)} more ${rest === 1 ? 'rule does' : 'rules do'} not match` : named;
}
