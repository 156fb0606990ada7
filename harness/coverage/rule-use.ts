import type { Engine } from '../vocabulary/engine.ts';
import type { RenderedRule } from '../vocabulary/results.ts';

/**
 * A rule that the chart (or a scenario) rendered, with the flows that exercised it. Rules of several cells that read the same,
 * but for the cell's namespace, are one.
 */
export interface RuleUse extends RenderedRule {
  readonly engine: Engine;
  /** The policy in the first cell that has it. */
  readonly policy: string;
  /** The file that it was rendered from. */
  readonly file: string;
  /** The rule alone, with `<namespace>` in place of the cell's. */
  readonly yaml: string;
  /** Ids of the cells that rendered it. */
  readonly cells: readonly string[];
  /** Judged flows whose prediction names the rule as one that matched. Empty: no flow exercised it. */
  readonly exercisedBy: readonly { readonly cell: string; readonly flow: string }[];
}
