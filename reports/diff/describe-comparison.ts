import { countOf } from '../../harness/text/count-of.ts';
import { nameSource } from '../../harness/vocabulary/name-source.ts';
import type { Comparison, Side } from './comparison.ts';
import { isWorse } from './is-worse.ts';

/** One side in a line: leg, run, time, source. */
export function describeSide({ leg, run, startedAt, source }: Side): string {
  return `${leg}, run ${run}, ${startedAt.replace(/\.\d+Z$/, 'Z')}, ${nameSource(source)}`;
}

/** Legs that only one side has, as sentences. */
export function describeUnpaired({ unpaired }: Comparison): readonly string[] {
  return [
    ...unpaired.before.map((leg) => `Only before: ${leg}. Nothing is compared with it.`),
    ...unpaired.after.map((leg) => `Only after: ${leg}. Nothing is compared with it.`),
  ];
}

/** What it comes to, in one line. */
export function describeTotals({ changes, compared, verdictsChanged }: Comparison): string {
  const worse = changes.filter(isWorse).length;
  const all = `${countOf(compared, 'flow and check', 'flows and checks')} compared, ${countOf(changes.length, 'change')}, ${String(worse)} for the worse`;
  return `${all}; ${countOf(verdictsChanged, 'flow has', 'flows have')} another verdict`;
}
