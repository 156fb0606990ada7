import { groupBy } from '../../harness/text/group-by.ts';
import { createPaint, type Paint } from '../console/page.ts';
import type { RenderOptions } from '../reporter.ts';
import { neutraliseAll } from '../text/neutralise-results.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import { changeKinds, type ChangeKind } from './change.ts';
import type { Comparison } from './comparison.ts';
import { describeChange } from './describe-change.ts';
import { describeSide, describeTotals, describeUnpaired } from './describe-comparison.ts';
import { type ChangeGroup, groupChanges } from './group-changes.ts';
import { isWorse } from './is-worse.ts';

/** Groups of one kind that are shown, fewer of those that are no trouble; the rest is counted. */
const shownTroubles = 25;
const shownOthers = 8;
/** Flows of a group that are named. */
const shownItems = 10;
const indent = 4;
const label = 8;

/** A comparison for a person at a terminal: the sides, the changes from the most important, the totals last. */
export function printComparison(unsafe: Comparison, { width, colours }: Pick<RenderOptions, 'width' | 'colours'>): string {
  const comparison = neutraliseAll(unsafe);
  const paint = createPaint(colours);
  const groups = groupBy(groupChanges(comparison.changes), ({ change }) => change.kind);
  const lines = [
    ...comparison.pairs.flatMap(({ before, after }) => [
      ...labelled('before', describeSide(before), paint, width),
      ...labelled('after', describeSide(after), paint, width),
    ]),
    ...describeUnpaired(comparison)
      .flatMap((line) => wrapText(line, width))
      .map(paint.yellow),
    '',
    ...changeKinds.flatMap((kind) => printKind(kind, comparison.counts[kind], groups.get(kind) ?? [], paint, width)),
    ...(comparison.changes.length === 0 ? ['no change', ''] : []),
    ...wrapText(describeTotals(comparison), width).map((line) =>
      paint.bold(comparison.changes.some(isWorse) ? paint.red(line) : paint.green(line)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function labelled(name: string, text: string, paint: Paint, width: number): readonly string[] {
  return wrapText(text, width - label).map((line, index) => `${paint.dim((index === 0 ? name : '').padEnd(label))}${line}`);
}

function printKind(kind: ChangeKind, count: number, groups: readonly ChangeGroup[], paint: Paint, width: number): readonly string[] {
  if (groups.length === 0) return [];
  const shown = isTrouble(kind) ? shownTroubles : shownOthers;
  const hidden = groups.length - shown;
  return [
    paint.bold(paintKind(paint, kind, `${kind.toUpperCase()}   ${String(count)}`)),
    ...groups.slice(0, shown).flatMap((group) => printGroup(group, paint, width)),
    ...(hidden > 0 ? [`  and ${String(hidden)} more; --reporter json has them all`] : []),
    '',
  ];
}

function printGroup(group: ChangeGroup, paint: Paint, width: number): readonly string[] {
  const { what, transition, where, why } = describeChange(group);
  const hidden = where.length - shownItems;
  const margin = ' '.repeat(indent);
  const items = where.slice(0, shownItems).map(({ item, scenarios }) => `${item === '' ? '' : `${item}  `}in ${scenarios}`);
  const details = [...items, ...(hidden > 0 ? [`and ${String(hidden)} more`] : [])];
  return [
    ...wrapText(`${group.change.engine}  ${what}  ${transition}`, width - indent).map(
      (line, index) => `${index === 0 ? '  ' : margin}${line}`,
    ),
    ...details.flatMap((detail) => wrapText(detail, width - indent).map((line) => `${margin}${line}`)),
    ...why.flatMap((reason) => wrapText(reason, width - indent).map((line) => `${margin}${paint.dim(line)}`)),
  ];
}

function isTrouble(kind: ChangeKind): boolean {
  return kind === 'newly failing' || kind === 'newly inconclusive' || kind === 'verdict changed';
}

function paintKind(paint: Paint, kind: ChangeKind, text: string): string {
  switch (kind) {
    case 'newly failing':
      return paint.red(text);
    case 'newly inconclusive':
      return paint.magenta(text);
    case 'verdict changed':
    case 'newly deviating':
    case 'prediction changed':
    case 'no longer judged':
    case 'disappeared':
      return paint.yellow(text);
    case 'newly ok':
    case 'appeared':
      return paint.green(text);
  }
}
