import type { Rule } from '../../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Tier } from '../../../harness/policy/ir/tier.ts';
import { observedNames } from '../../../harness/policy/evaluate/observed-names.ts';
import type { CompiledRules, ObservedNames } from './compiled-rules.ts';
import { hookStatements } from './hook-statements.ts';
import { mergeTiers } from './merge-tiers.ts';
import type { Direction } from './policy-chain.ts';
import { SetRegistry } from './set-registry.ts';
import { splitTransactions } from './split-transactions.ts';
import type { Subject } from './subject.ts';
import { SubjectChains } from './subject-chains.ts';
import { TableWriter } from './table-writer.ts';

/**
 * Compile the policies of all cells to one nft table. Egress of a pod is decided where its packets enter the node, ingress where they
 * leave it; what the node itself sends to its pods is not filtered; replies always pass.
 * @throws RangeError for a rule that no front end may produce (a name as source)
 */
export function compileRulesets(table: string, rulesets: readonly Ruleset[], subjects: readonly Subject[]): CompiledRules {
  const tiers = mergeTiers(rulesets);
  const writer = new TableWriter(table);
  const sets = new SetRegistry(writer);
  writeDirection('egress', tiers, subjects, writer, sets);
  writeDirection('ingress', tiers, subjects, writer, sets);
  return {
    table,
    transactions: splitTransactions(writer.statements),
    hook: hookStatements(table, subjects),
    decisions: writer.decisions,
    nameSets: sets.nameSets,
    observed: observedBySubject({ tiers }, subjects),
    learners: new Set(tiers.flatMap(learnersOf)),
  };
}

function writeDirection(
  direction: Direction,
  tiers: readonly Tier[],
  subjects: readonly Subject[],
  writer: TableWriter,
  sets: SetRegistry,
): void {
  const chains = new SubjectChains(direction, writer, sets);
  const elements = subjects.flatMap(({ id, interface: name }) => {
    const chain = chains.chainFor(id, tiers);
    return chain === undefined ? [] : [`"${name}" : jump ${chain}`];
  });
  writer.addSet('map', direction, 'type ifname : verdict', elements);
}

function observedBySubject(ruleset: Ruleset, subjects: readonly Subject[]): CompiledRules['observed'] {
  const found = new Map<string, ObservedNames>();
  if (!ruleset.tiers.some(({ policies }) => policies.some(({ egress }) => egress?.rules.some((rule) => rule.observesNames)))) return found;
  for (const { id } of subjects) {
    const names = { UDP: observedNames(ruleset, id, 'UDP'), TCP: observedNames(ruleset, id, 'TCP') };
    if (names.UDP.length + names.TCP.length > 0) found.set(id, names);
  }
  return found;
}

function learnersOf({ policies }: Tier): readonly string[] {
  return policies.flatMap(({ subjects, egress }) => (egress?.rules.some(usesNames) ? [...subjects] : []));
}

function usesNames({ match }: Rule): boolean {
  return match.destination.some(({ kind }) => kind === 'names');
}
