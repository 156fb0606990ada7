import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { DirectionRules, Policy } from '../../../harness/policy/ir/policy.ts';
import type { Rule } from '../../../harness/policy/ir/rule.ts';
import type { TraceStep } from '../../../harness/vocabulary/prediction.ts';
import { exceptConditions, matchConditions } from './match-conditions.ts';
import type { SetRegistry } from './set-registry.ts';
import type { TableWriter } from './table-writer.ts';

/** Which way a chain's packets go, seen from the pod. */
export type Direction = TraceStep['direction'];

/** nft can return from one chain only; to leave a whole tier a rule marks the packet, and the chains above look at the mark. */
export const passMark = { set: 'meta mark set 0x1', test: 'meta mark 0x1', clear: 'meta mark set 0x0' } as const;

/** Whether a rule of the policy leaves the tier. */
export function passes(rules: DirectionRules): boolean {
  return rules.rules.some(({ action }) => action === 'pass');
}

/**
 * One policy's rules of one direction as a chain that all its subjects share: allow accepts, deny logs and drops, pass marks and returns.
 */
export function writePolicyChain(chain: string, policy: Policy, rules: DirectionRules, writer: TableWriter, sets: SetRegistry): void {
  writer.addChain(chain);
  for (const [index, rule] of rules.rules.entries()) {
    const effect = effectOf(rule, policy, writer);
    if (effect !== undefined) writeRule(chain, `${chain}_${String(index)}`, rule, effect, writer, sets);
  }
}

function writeRule(chain: string, exceptChain: string, rule: Rule, effect: string, writer: TableWriter, sets: SetRegistry): void {
  const alternatives = matchConditions(rule.match, sets);
  const exceptions = exceptConditions(rule.match, sets);
  if (alternatives.length === 0) return;
  if (exceptions.length === 0) {
    for (const condition of alternatives) writer.addRule(chain, `${condition} ${effect}`.trim());
    return;
  }
  writer.addChain(exceptChain);
  for (const condition of exceptions) writer.addRule(exceptChain, `${condition} return`.trim());
  writer.addRule(exceptChain, effect);
  for (const condition of alternatives) writer.addRule(chain, `${condition} jump ${exceptChain}`.trim());
  if (rule.action === 'pass') writer.addRule(chain, `${passMark.test} return`);
}

/** Undefined for `log`: it changes no verdict, and this enforcer keeps records of denials only. */
function effectOf({ action, path }: Rule, { ref }: Policy, writer: TableWriter): string | undefined {
  switch (action) {
    case 'allow':
      return 'accept';
    case 'deny':
      return writer.deny(formatDecision({ policy: ref, rule: path, because: '' }));
    case 'pass':
      return `${passMark.set} return`;
    case 'log':
      return undefined;
  }
}
