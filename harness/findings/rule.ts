import type { FindingContext } from './context.ts';
import type { Found, Severity } from './finding.ts';

/** Something to find: one file and one line of the registry each. */
export interface Rule {
  /** Lower case with dashes; stays, because suites and pipelines name it. */
  readonly id: string;
  /** One sentence that is true where the rule finds something. */
  readonly title: string;
  /** Of a finding that does not say otherwise. */
  readonly severity: Severity;
  /** Ids of the dialects whose policies it looks at. */
  readonly dialects: readonly string[];
  /** The page that says so, where a finding does not name another. */
  readonly source: string;
  /** Objects as YAML that show it, for its page and its test; `beside`: those that both have. */
  readonly example: { readonly beside?: string; readonly bad: string; readonly good: string };
  readonly find: (context: FindingContext) => readonly Found[];
}
