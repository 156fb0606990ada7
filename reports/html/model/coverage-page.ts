import { type CoverageGroup, isPossible, type RuleView } from './coverage.ts';
import { type PageOf, paginate } from './paginate.ts';

/** What a list of rules is narrowed to, as an address holds it. */
export interface CoverageFilter {
  /** `unused`: those that no flow exercised, and some could; all of them otherwise. */
  readonly rules?: string;
  readonly engine?: string;
  readonly page?: string;
}

/** A page of rules, under the heads of the groups that they belong to. */
export interface CoveragePage {
  readonly page: PageOf<RuleView>;
  readonly groups: readonly CoverageGroup[];
}

/** The rules that meet the filter, a page of them. The counts of a group are those of all its rules, on whatever page they are. */
export function pageOfRules(groups: readonly CoverageGroup[], { rules, engine = '', page: wanted }: CoverageFilter): CoveragePage {
  const found = groups
    .filter((group) => engine === '' || group.engine === engine)
    .flatMap((group) => group.rules.filter((rule) => rules !== 'unused' || isUnused(rule)));
  const page = paginate(found, wanted);
  const shown = new Set(page.items);
  return {
    page,
    groups: groups
      .map((group) => ({ ...group, rules: group.rules.filter((rule) => shown.has(rule)) }))
      .filter((group) => group.rules.length > 0),
  };
}

/** Whether no flow exercised a rule that some flow could. */
export function isUnused(rule: RuleView): boolean {
  return rule.flows.length === 0 && isPossible(rule);
}
