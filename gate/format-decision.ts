import { countOf } from '../harness/text/count-of.ts';
import { neutralise } from '../harness/text/neutralise.ts';
import { wrapText } from '../harness/text/wrap-text.ts';
import { nameWithVersion, shortDigest } from '../harness/vocabulary/name-source.ts';
import type { GateDecision, GateEvidence, GateReason } from './gate-decision.ts';
import type { GateTerms } from './gate-terms.ts';

/** Columns of the labels before a reason's lines. */
const indent = 10;

/** A decision for people: the verdict first, then why, then what was looked at. Ends in a line end. @param width columns to stay within */
export function formatDecision(decision: GateDecision, terms: Pick<GateTerms, 'source'>, width: number): string {
  const lines = [
    describeVerdict(decision, terms),
    ...decision.reasons.flatMap((reason, position) => reasonLines(reason, position, width)),
    ...section('evidence', decision.evidence.map(evidenceLine)),
    ...section('notes', decision.notes),
  ];
  return `${lines.map((line) => neutralise(line, 'show')).join('\n')}\n`;
}

/** The verdict in one sentence: open or closed, for what, and why. */
export function describeVerdict({ verdict, reasons }: GateDecision, { source }: Pick<GateTerms, 'source'>): string {
  const about = `${nameWithVersion(source)} (${shortDigest(source.digest)})`;
  switch (verdict) {
    case 'open':
      return `gate open for ${about}: everything that the policy asks for is proven`;
    case 'closed':
      return `gate closed for ${about}: ${countOf(reasons.length, 'reason')}`;
  }
}

function reasonLines({ requirement, found, action }: GateReason, position: number, width: number): readonly string[] {
  const labelled = (label: string, text: string): readonly string[] =>
    wrapText(text, width - indent).map((line, at) => `${(at === 0 ? label : '').padEnd(indent)}${line}`);
  return [
    '',
    ...labelled(String(position + 1), requirement),
    ...labelled('   found', neutralise(found, 'show')),
    // Not wrapped: it holds commands to copy.
    `${'   do'.padEnd(indent)}${neutralise(action, 'show')}`,
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `   ${line}`)];
}

function evidenceLine({ leg, run, startedAt, cells, flows, rules }: GateEvidence): string {
  const share = rules.rendered === 0 ? '' : ` (${String(Math.floor((100 * rules.exercised) / rules.rendered))}%)`;
  const proven = `${String(cells.proven)} of ${countOf(cells.required, 'cell')} and ${countOf(flows, 'flow')} proven`;
  return `${leg}: ${proven}; ${String(rules.exercised)} of ${countOf(rules.rendered, 'rule')} exercised${share}; run ${run} of ${startedAt}`;
}
