import type { RuleUse } from './rule-use.ts';

/** How much of what was rendered some flow exercised. */
export interface RuleCoverage {
  /** Rules that a flow can exercise. */
  readonly rendered: number;
  /** Of these, the ones that one did. */
  readonly exercised: number;
  /** Of these, the ones that none did. */
  readonly unexercised: readonly RuleUse[];
  /** Rules beside these, which match no flow in any world. */
  readonly vacuous: readonly RuleUse[];
}

/** Weigh rules against their uses. A rule that nothing can match counts for neither side. */
export function weighRuleUses(uses: readonly RuleUse[]): RuleCoverage {
  const vacuous = uses.filter((use) => use.vacuous === true);
  const rest = uses.filter((use) => use.vacuous !== true);
  const unexercised = rest.filter(({ exercisedBy }) => exercisedBy.length === 0);
  return { rendered: rest.length, exercised: rest.length - unexercised.length, unexercised, vacuous };
}
