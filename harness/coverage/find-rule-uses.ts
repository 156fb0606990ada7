import { stringify } from 'yaml';
import { isUnpredicted } from '../judge/flow.ts';
import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import { groupBy } from '../text/group-by.ts';
import { parseYaml, YamlError } from '../text/parse-yaml.ts';
import type { TraceStep } from '../vocabulary/prediction.ts';
import type { CellResult, FlowResult, RenderedPolicy } from '../vocabulary/results.ts';
import { readFieldPath } from './read-field-path.ts';
import type { RuleUse } from './rule-use.ts';

/**
 * Which rendered rules were exercised by which flows, and which by none. A flow counts where it was judged (ok, failed or
 * deviates), was not seen otherwise than predicted, and a step of its prediction matched the rule.
 */
export function findRuleUses(cells: readonly CellResult[]): readonly RuleUse[] {
  const uses = cells.flatMap((cell) => {
    const exercised = groupBy(judgedSteps(cell), ({ key }) => key);
    return cell.policies.flatMap((policy) => usesOf(cell, policy, exercised));
  });
  return [...groupBy(uses, keyOf).values()].flatMap(joinUses);
}

/** A rule in one cell. It becomes YAML once it is known to be another than all before it: a catalogue renders thousands. */
interface CellUse extends Omit<RuleUse, 'yaml'> {
  readonly content: string;
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

function isJudged(flow: FlowResult): boolean {
  const { outcome, verdict } = flow;
  return verdict !== 'inconclusive' && outcome !== 'skipped' && outcome !== 'inconclusive' && !isUnpredicted(flow);
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

function usesOf(cell: CellResult, policy: RenderedPolicy, exercised: ReadonlyMap<string, readonly JudgedStep[]>): readonly CellUse[] {
  const object = readObject(policy.yaml);
  return policy.rules.map((rule) => ({
    ...rule,
    engine: cell.engine,
    policy: policy.ref,
    file: policy.file,
    content: JSON.stringify(readFieldPath(object, rule.path) ?? null).replaceAll(cell.namespace, '<namespace>'),
    cells: [cell.id],
    exercisedBy: (exercised.get(stepKey(policy.ref, rule.direction, rule.path)) ?? []).map(({ flow }) => ({ cell: cell.id, flow })),
  }));
}

/** The results may be a stranger's: a text that is no YAML has no rules to show. */
function readObject(yaml: string): unknown {
  try {
    return parseYaml(yaml);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return undefined;
  }
}

function keyOf({ engine, file, direction, action, content }: CellUse): string {
  return JSON.stringify([engine, file, direction, action, content]);
}

function joinUses(uses: readonly CellUse[]): readonly RuleUse[] {
  return uses.slice(0, 1).map(({ content, ...first }) => ({
    ...first,
    yaml: stringify(JSON.parse(content)),
    cells: [...new Set(uses.flatMap(({ cells }) => cells))],
    exercisedBy: uses.flatMap(({ exercisedBy }) => exercisedBy),
  }));
}
