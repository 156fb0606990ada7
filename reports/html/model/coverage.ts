import { findRuleUses } from '../../../harness/coverage/find-rule-uses.ts';
import type { RuleUse } from '../../../harness/coverage/rule-use.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { CellResult } from '../../../harness/vocabulary/results.ts';
import type { FlowView, Leg, Report } from './report.ts';

/** A rendered rule with the flows that exercised it. */
export interface RuleView {
  readonly key: string;
  readonly use: RuleUse;
  readonly flows: readonly FlowView[];
}

/** The rules of one engine from one file, and how many of them some flow exercised. */
export interface CoverageGroup {
  readonly engine: RuleUse['engine'];
  readonly file: string;
  readonly exercised: number;
  /** Rules that a flow could exercise: all but those that match nothing by definition. */
  readonly possible: number;
  readonly rules: readonly RuleView[];
}

/** Every rule that was rendered, on whatever CNI, grouped by engine and file; those that no flow exercised come first. */
export function createCoverage(report: Report): readonly CoverageGroup[] {
  const found = report.legs.flatMap((leg) => findInLeg(report, leg));
  const rules = [...groupBy(found, ({ key }) => key).values()].flatMap(joinRules);
  return [...groupBy(rules, ({ use }) => JSON.stringify([use.engine, use.file])).values()].flatMap((ofGroup) => {
    const [first] = ofGroup;
    if (first === undefined) return [];
    const { engine, file } = first.use;
    const sorted = ofGroup.toSorted((a, b) => a.flows.length - b.flows.length);
    return [
      {
        engine,
        file,
        exercised: ofGroup.filter((rule) => rule.flows.length > 0).length,
        possible: ofGroup.filter(isPossible).length,
        rules: sorted,
      },
    ];
  });
}

function findInLeg({ flows }: Report, leg: Leg): readonly RuleView[] {
  const { run, cells } = leg.results;
  const views = groupBy(
    flows.filter((view) => view.leg === leg),
    ({ cell, flow }) => JSON.stringify([cell.id, flow.id]),
  );
  return findRuleUses(cells.map(withRules)).map((use) => {
    // Namespaces of a run are named after it: without the name, rules of several runs read the same.
    const yaml = use.yaml.replaceAll(`npc-${run.id}-`, '<run>-');
    return {
      key: JSON.stringify([use.engine, use.file, use.direction, use.action, yaml]),
      use: { ...use, yaml },
      flows: use.exercisedBy.flatMap(({ cell, flow }) => views.get(JSON.stringify([cell, flow])) ?? []),
    };
  });
}

/** The policies of a cell that have rules at all: the others need not even be YAML. */
function withRules(cell: CellResult): CellResult {
  return { ...cell, policies: cell.policies.filter(({ rules }) => rules.length > 0) };
}

function joinRules(rules: readonly RuleView[]): readonly RuleView[] {
  return rules.slice(0, 1).map((first) => ({ ...first, flows: [...new Set(rules.flatMap(({ flows }) => flows))] }));
}

/** Whether some flow could match the rule; Cilium's empty rule, which only switches the default deny on, matches none. */
export function isPossible({ use, flows }: RuleView): boolean {
  return use.vacuous !== true || flows.length > 0;
}
