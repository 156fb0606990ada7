import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import type { RuleUse } from '../../harness/coverage/rule-use.ts';
import { weighRuleUses } from '../../harness/coverage/weigh-rule-uses.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import { heading } from './heading.ts';
import type { Page } from './page.ts';

const shownRules = 20;
const indent = 4;

/** `100 of 110 exercised`; undefined where no rule is known, e.g. because nothing was rendered. */
export function countRules({ cells }: Results): string | undefined {
  const { rendered, exercised } = weighRuleUses(findRuleUses(cells));
  return rendered === 0 ? undefined : `${String(exercised)} of ${String(rendered)} exercised`;
}

/**
 * The rules that no judged flow exercised. Only of a run that judged the whole catalogue: of a part it says nothing that some
 * rule was not needed.
 */
export function renderUnexercised(page: Page): readonly string[] {
  const { results, width, resultsFile } = page;
  const { run, cells } = results;
  if (run.selection !== 'catalogue' || run.completeness !== 'complete' || run.problem !== undefined || run.shard !== undefined) return [];
  const { unexercised } = weighRuleUses(findRuleUses(cells));
  if (unexercised.length === 0) return [];
  const hidden = unexercised.length - shownRules;
  return [
    ...heading(page, 'RULES THAT NO FLOW EXERCISED', 'rendered, applied, and never the one that matched'),
    ...unexercised.slice(0, shownRules).flatMap((use) => describeRule(use, width)),
    ...(hidden > 0 ? [`  and ${String(hidden)} more in ${resultsFile}`] : []),
    '',
  ];
}

function describeRule({ engine, direction, path, action, file, cells }: RuleUse, width: number): readonly string[] {
  const [cell = '', ...others] = cells;
  const where = others.length === 0 ? cell : `${cell} and ${String(others.length)} more`;
  return wrapText(`${engine}  ${direction} ${action}  ${file} › ${path}  in ${where}`, width - indent).map((line, index) =>
    index === 0 ? `  ${line}` : `    ${line}`,
  );
}
