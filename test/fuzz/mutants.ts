import type { Difference } from '../../fuzz/compare/find-differences.ts';
import { type Model, ownModel } from '../../fuzz/compare/judge-world.ts';
import type { FuzzDialect } from '../../fuzz/generate/dialects.ts';
import type { Policy } from '../../harness/policy/ir/policy.ts';
import type { Rule } from '../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../harness/policy/ir/ruleset.ts';

/** A model that is wrong on purpose, and how it must show. */
export interface Mutant {
  readonly what: string;
  readonly model: Model;
  readonly between: Difference['between'];
  readonly dialects: readonly FuzzDialect[];
  /** Most characters that the objects of the smallest world may have as JSON. */
  readonly most: number;
}

type ChangeRule = (rule: Rule) => Rule;

function mapRules({ tiers }: Ruleset, change: ChangeRule): Ruleset {
  return { tiers: tiers.map((tier) => ({ ...tier, policies: tier.policies.map((policy) => mapPolicy(policy, change)) })) };
}

function mapPolicy({ ingress, egress, ...policy }: Policy, change: ChangeRule): Policy {
  return {
    ...policy,
    ...(ingress && { ingress: { ...ingress, rules: ingress.rules.map(change) } }),
    ...(egress && { egress: { ...egress, rules: egress.rules.map(change) } }),
  };
}

/** Both the prediction and the packets follow it, so only the second reading of the documentation can tell. */
function compiling(change: ChangeRule): Model {
  return { ...ownModel, compile: (...given) => mapRules(ownModel.compile(...given), change) };
}

/** Only the prediction follows it: packets tell, and so does the oracle. */
function evaluating(change: ChangeRule): Model {
  return { ...ownModel, evaluate: (ruleset, ...rest) => ownModel.evaluate(mapRules(ruleset, change), ...rest) };
}

const withoutFamily6: ChangeRule = (rule) => ({
  ...rule,
  match: {
    ...rule.match,
    source: rule.match.source.map((clause) => (clause.kind === 'addresses' ? { ...clause, set: { ...clause.set, v6: [] } } : clause)),
  },
});

const withoutPorts: ChangeRule = ({ match: { traffic: _, ...match }, ...rule }) => ({ ...rule, match });

/** What front ends may get wrong, and what evaluation may. */
export const mutants: readonly Mutant[] = [
  { what: 'the front ends forget ports', model: compiling(withoutPorts), between: 'oracle and model', dialects: ['kubernetes'], most: 260 },
  {
    what: 'the front ends forget IPv6 sources',
    model: compiling(withoutFamily6),
    between: 'oracle and model',
    dialects: ['kubernetes'],
    most: 260,
  },
  { what: 'evaluation forgets ports', model: evaluating(withoutPorts), between: 'model and packets', dialects: ['kubernetes'], most: 260 },
];
