import { cellOutcome } from '../../harness/judge/cell.ts';
import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import { weighRuleUses } from '../../harness/coverage/weigh-rule-uses.ts';
import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { nameWithVersion, shortDigest } from '../../harness/vocabulary/name-source.ts';
import { foldClaims } from '../view/field.ts';
import { listSkipped } from '../view/skipped.ts';
import { sourceNoun } from '../view/source-words.ts';
import { codeSpan } from './code-span.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { describeFlows, markOutcome } from './outcome-heading.ts';
import { markdownTable } from './table.ts';

/** A row a leg: what it is, what it came to, how many flows, of what, how many rules were exercised. */
export function writeLegs(legs: Legs): readonly string[] {
  const rows = legs.map((leg) => {
    const { run, summary, cells } = leg;
    const { rendered, exercised } = weighRuleUses(findRuleUses(cells));
    return [
      escapeMarkdown(legName(leg)),
      markOutcome(summary.outcome),
      describeFlows([summary]),
      rendered === 0 ? '–' : `${String(exercised)} of ${String(rendered)}`,
      `${escapeMarkdown(nameWithVersion(run.source))}<br>${codeSpan(shortDigest(run.source.digest))}`,
      escapeMarkdown(run.startedAt.replace(/\.\d+Z$/, 'Z')),
    ];
  });
  return markdownTable(['leg', 'outcome', 'flows', 'rules exercised', nounOf(legs), 'started'], rows);
}

/** What the legs are of; where that is not the same, a word for all of it. */
function nounOf(legs: Legs): string {
  const nouns = new Set(legs.map(({ run }) => sourceNoun(run.source.kind)));
  return nouns.size === 1 ? [...nouns].join('') : 'source';
}

/** Claims × engines of one leg: the claims that are not ok everywhere; how many are is a sentence. */
export function writeClaims(leg: Results): readonly string[] {
  const { engines, claims } = foldClaims(leg);
  const open = claims.filter(({ claim }) => !leg.cells.every((cell) => cell.claim !== claim || isFine(cell)));
  const rows = open.map(({ claim, fields }) => [
    codeSpan(claim),
    ...fields.map((field) => (field === undefined ? '·' : markOutcome(field.outcome))),
  ]);
  const fine = `${countOf(claims.length - open.length, 'claim is', 'claims are')} ok, or skipped for a reason, on every engine.`;
  return [...(rows.length === 0 ? [] : markdownTable(['claim', ...engines.map(escapeMarkdown)], rows)), fine, ''];
}

function isFine(cell: CellResult): boolean {
  const outcome = cellOutcome(cell);
  return outcome === 'ok' || outcome === 'skipped';
}

/** What was not judged in a leg, by reason. */
export function writeSkipped({ cells }: Results): readonly string[] {
  return listSkipped(cells).map(({ reason, extent }) => `- skipped ${escapeMarkdown(`${extent}: ${reason}`)}`);
}
