import type { Rule, RuleAction } from '../../policy/ir/rule.ts';
import type { EntityContext } from './entity-context.ts';
import { groundEntity } from './ground-entity.ts';
import { groundTraffic } from './ground-traffic.ts';
import type { CalicoRule } from './rule-schema.ts';

const actions: Readonly<Record<CalicoRule['action'], RuleAction>> = { Allow: 'allow', Deny: 'deny', Log: 'log', Pass: 'pass' };

/** One rule. @param path of the rule in its policy */
export function compileRule(context: EntityContext, rule: CalicoRule, path: string): Rule {
  return {
    path,
    action: actions[rule.action],
    match: {
      ...(rule.ipVersion && { family: rule.ipVersion }),
      ...groundTraffic(context, rule),
      source: groundEntity(context, rule.source ?? {}),
      destination: groundEntity(context, rule.destination ?? {}),
    },
  };
}
