import type { Difference } from '../../../tools/fuzz/compare/find-differences.ts';
import { type Model, ownModel } from '../../../tools/fuzz/compare/judge-world.ts';
import type { FuzzDialect } from '../../../tools/fuzz/generate/dialects.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { dialects } from '../../../harness/dialects/registry.ts';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { Policy } from '../../../harness/policy/ir/policy.ts';
import type { Match, Rule } from '../../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';

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

function mapPolicies({ tiers }: Ruleset, change: (policy: Policy) => Policy): Ruleset {
  return { tiers: tiers.map((tier) => ({ ...tier, policies: tier.policies.map(change) })) };
}

function mapRules(ruleset: Ruleset, change: ChangeRule): Ruleset {
  return mapPolicies(ruleset, ({ ingress, egress, ...policy }) => ({
    ...policy,
    ...(ingress && { ingress: { ...ingress, rules: ingress.rules.map(change) } }),
    ...(egress && { egress: { ...egress, rules: egress.rules.map(change) } }),
  }));
}

/** Both the prediction and the packets follow it, so only the second reading of the documentation can tell. */
function compiling(change: (ruleset: Ruleset) => Ruleset): Model {
  return { ...ownModel, compile: (...given) => change(ownModel.compile(...given)) };
}

/** Only the prediction follows it: packets tell. */
function evaluating(change: (ruleset: Ruleset) => Ruleset): Model {
  return { ...ownModel, evaluate: (ruleset, ...rest) => ownModel.evaluate(change(ruleset), ...rest) };
}

function changingMatch(change: (match: Match) => Match): (ruleset: Ruleset) => Ruleset {
  return (ruleset) => mapRules(ruleset, (rule) => ({ ...rule, match: change(rule.match) }));
}

const withoutPorts = changingMatch(({ traffic: _, ...match }) => match);

const withoutFamily6 = changingMatch((match) => ({
  ...match,
  source: match.source.map(withoutSix),
  destination: match.destination.map(withoutSix),
}));

function withoutSix(clause: Clause): Clause {
  return clause.kind === 'addresses' ? { ...clause, set: { ...clause.set, v6: [] } } : clause;
}

const everyNameLearned = changingMatch((match) => ({
  ...match,
  destination: match.destination.map((clause) => (clause.kind === 'names' ? { ...clause, learnedBy: 'any-lookup' } : clause)),
}));

const passAllows = (ruleset: Ruleset): Ruleset =>
  mapRules(ruleset, (rule) => ({ ...rule, action: rule.action === 'pass' ? 'allow' : rule.action }));

const nothingIsolates = (ruleset: Ruleset): Ruleset =>
  mapPolicies(ruleset, ({ ingress, egress, ...policy }) => ({
    ...policy,
    ...(ingress && { ingress: { ...ingress, isolates: false } }),
    ...(egress && { egress: { ...egress, isolates: false } }),
  }));

const backwards = ({ tiers }: Ruleset): Ruleset => ({ tiers: tiers.map((tier) => ({ ...tier, policies: tier.policies.toReversed() })) });

const tiesByName: Model = {
  ...ownModel,
  compile: (objects, world, settings) =>
    compile(
      objects,
      world,
      settings,
      dialects.map(({ compareTies: _, ...dialect }) => dialect),
    ),
};

/** What front ends may get wrong, and what evaluation may: one of each kind of mistake, in the dialect that shows it. */
export const mutants: readonly Mutant[] = [
  { what: 'ports are forgotten', model: compiling(withoutPorts), between: 'oracle and model', dialects: ['kubernetes'], most: 260 },
  { what: 'IPv6 is forgotten', model: compiling(withoutFamily6), between: 'oracle and model', dialects: ['cilium'], most: 420 },
  {
    what: 'names are learned of any lookup',
    model: compiling(everyNameLearned),
    between: 'oracle and model',
    dialects: ['cilium'],
    most: 520,
  },
  { what: 'Pass allows', model: compiling(passAllows), between: 'oracle and model', dialects: ['mixedCalico'], most: 520 },
  {
    what: 'policies are tried backwards',
    model: compiling(backwards),
    between: 'oracle and model',
    dialects: ['clusterNetworkPolicy'],
    most: 620,
  },
  { what: 'ties of order go by name alone', model: tiesByName, between: 'oracle and model', dialects: ['calico'], most: 620 },
  { what: 'evaluation forgets ports', model: evaluating(withoutPorts), between: 'model and packets', dialects: ['kubernetes'], most: 260 },
  {
    what: 'evaluation forgets isolation',
    model: evaluating(nothingIsolates),
    between: 'model and packets',
    dialects: ['calico'],
    most: 420,
  },
];
