import { groupBy } from '../../harness/text/group-by.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { markdownTable } from '../markdown/table.ts';
import { type ChangeKind, changeKinds } from './change.ts';
import type { Comparison, Side } from './comparison.ts';
import { describeChange } from './describe-change.ts';
import { describeSide, describeTotals, describeUnpaired } from './describe-comparison.ts';
import { type ChangeGroup, groupChanges } from './group-changes.ts';

/** Groups of one kind that are listed; GitHub shows a comment or a summary only up to a size. */
const shownGroups = 50;
/** Flows of a group that are named. */
const shownItems = 30;

/** A comparison as Markdown, for a pull request or a migration plan. */
export function writeComparison(comparison: Comparison): string {
  const groups = groupBy(groupChanges(comparison.changes), ({ change }) => change.kind);
  const lines = [
    '## What changed',
    '',
    `**${escapeMarkdown(describeTotals(comparison))}**`,
    '',
    ...markdownTable(['', 'before', 'after'], comparison.pairs.map(pairRow)),
    ...describeUnpaired(comparison).flatMap((line) => [`> ${escapeMarkdown(line)}`, '']),
    ...changeKinds.flatMap((kind) => writeKind(kind, comparison.counts[kind], groups.get(kind) ?? [])),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function pairRow({ before, after }: { readonly before: Side; readonly after: Side }, position: number): readonly string[] {
  return [String(position + 1), escapeMarkdown(describeSide(before)), escapeMarkdown(describeSide(after))];
}

function writeKind(kind: ChangeKind, count: number, groups: readonly ChangeGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups.slice(0, shownGroups).map((group) => {
    const { what, transition, where, why } = describeChange(group);
    const more = where.length - shownItems;
    const items = where
      .slice(0, shownItems)
      .map(({ item, scenarios }) => `${item === '' ? '' : `${codeSpan(item)} `}in ${escapeMarkdown(scenarios)}`);
    const lines = [...items, ...(more > 0 ? [`and ${String(more)} more`] : []), ...why.map(escapeMarkdown)];
    return [escapeMarkdown(what), escapeMarkdown(group.change.engine), escapeMarkdown(transition), lines.join('<br>')];
  });
  const hidden = groups.length - shownGroups;
  return [
    `### ${kind} (${String(count)})`,
    '',
    ...markdownTable(['what', 'engine', 'change', 'where, and why'], rows),
    ...(hidden > 0 ? [`and ${String(hidden)} more`, ''] : []),
  ];
}
