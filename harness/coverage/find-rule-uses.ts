import { parse, stringify } from 'yaml';
import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import { groupBy } from '../policy/group-by.ts';
import type { TraceStep } from '../vocabulary/prediction.ts';
import type { CellResult, FlowResult, RenderedPolicy, RenderedRule } from '../vocabulary/results.ts';
import { readFieldPath } from './read-field-path.ts';
import type { RuleUse } from './rule-use.ts';

/**
 * Which rendered rules were exercised by which flows, and which by none. A flow counts where it was judged (ok, failed or
 * deviates) and a step of its prediction matched the rule.
 */
export function findRuleUses(cells: readonly CellResult[]): readonly RuleUse[] {
  const uses = cells.flatMap((cell) => {
    const exercised = groupBy(judgedSteps(cell), ({ key }) => key);
    return cell.policies.flatMap((policy) => policy.rules.map((rule) => useOf(cell, policy, rule, exercised)));
  });
  return [...groupBy(uses, keyOf).values()].flatMap(joinUses);
}

interface JudgedStep {
  readonly key: string;
  readonly flow: string;
}

function judgedSteps({ flows }: CellResult): readonly JudgedStep[] {
  return flows.filter(isJudged).flatMap(({ id, predicted }) =>
    (predicted?.trace ?? []).filter(hasMatched).map(({ policy, rule, direction }) => ({
      key: stepKey(policy === undefined ? '' : formatPolicyRef(policy), direction, rule ?? ''),
      flow: id,
    })),
  );
}

function isJudged({ outcome, verdict }: FlowResult): boolean {
  return verdict !== 'inconclusive' && outcome !== 'skipped' && outcome !== 'inconclusive';
}

function hasMatched({ effect }: TraceStep): boolean {
  switch (effect) {
    case 'allow':
    case 'deny':
    case 'pass':
    case 'log':
      return true;
    case 'no match':
    case 'next tier':
      return false;
  }
}

function stepKey(policy: string, direction: string, rule: string): string {
  return JSON.stringify([policy, direction, rule]);
}

function useOf(
  cell: CellResult,
  policy: RenderedPolicy,
  rule: RenderedRule,
  exercised: ReadonlyMap<string, readonly JudgedStep[]>,
): RuleUse {
  const steps = exercised.get(stepKey(policy.ref, rule.direction, rule.path)) ?? [];
  return {
    ...rule,
    engine: cell.engine,
    policy: policy.ref,
    file: policy.file,
    yaml: stringify(readFieldPath(parse(policy.yaml), rule.path)).replaceAll(cell.namespace, '<namespace>'),
    cells: [cell.id],
    exercisedBy: steps.map(({ flow }) => ({ cell: cell.id, flow })),
  };
}

function keyOf({ engine, file, direction, action, yaml }: RuleUse): string {
  return JSON.stringify([engine, file, direction, action, yaml]);
}

function joinUses(uses: readonly RuleUse[]): readonly RuleUse[] {
  return uses.slice(0, 1).map((first) => ({
    ...first,
    cells: [...new Set(uses.flatMap(({ cells }) => cells))],
    exercisedBy: uses.flatMap(({ exercisedBy }) => exercisedBy),
  }));
}
