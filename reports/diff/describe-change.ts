import { countOf } from '../../harness/text/count-of.ts';
import type { ChangeGroup } from './group-changes.ts';
import type { State } from './change.ts';

const namedScenarios = 6;

/** A group of changes in words. */
export interface DescribedChange {
  /** `38 flows`, `check same-bytes`, `12 cells as a whole`. */
  readonly what: string;
  /** `allowed → denied, ok → failed`. */
  readonly transition: string;
  /** Each flow with its scenarios; of a check and of cells the scenarios. */
  readonly where: readonly { readonly item: string; readonly scenarios: string }[];
  /** Which rule decides, and why it is now as it is; where the reasons differ, one of them for example. */
  readonly why: readonly string[];
}

/** Say what changed, from what to what, where, and why. */
export function describeChange({ change, members }: ChangeGroup): DescribedChange {
  const { what, before, after } = change;
  const { decidedBy, reason } = after ?? before ?? {};
  const reasons = new Set(members.map((member) => (member.change.after ?? member.change.before)?.reason));
  return {
    what: describeWhat(what, members),
    transition: describeTransition(before, after),
    where: members.map((member) => ({
      item: member.change.what.kind === 'flow' ? member.change.what.id : '',
      scenarios: listScenarios(member.scenarios),
    })),
    why: [
      ...(decidedBy === undefined ? [] : [`decided by ${decidedBy}`]),
      ...(reason === undefined ? [] : [`${reasons.size > 1 ? 'for example: ' : ''}${reason}`]),
    ],
  };
}

function describeWhat(what: ChangeGroup['change']['what'], members: ChangeGroup['members']): string {
  switch (what.kind) {
    case 'flow':
      return countOf(
        members.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
        'flow',
      );
    case 'check':
      return `check ${what.id}`;
    case 'cell':
      return `${countOf(
        members.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
        'cell',
      )} as a whole`;
  }
}

function describeTransition(before: State | undefined, after: State | undefined): string {
  if (before === undefined) return `not there → ${after === undefined ? 'not there' : describeState(after)}`;
  if (after === undefined) return `${describeState(before)} → not there`;
  const verdicts = before.verdict === after.verdict ? [] : [`${before.verdict ?? 'no verdict'} → ${after.verdict ?? 'no verdict'}`];
  const outcomes = before.outcome === after.outcome ? [`still ${after.outcome}`] : [`${before.outcome} → ${after.outcome}`];
  return [...verdicts, ...outcomes, ...describeFindings(before, after)].join(', ');
}

/** What disagrees now and did not, or the other way round. */
function describeFindings({ findings: before = [] }: State, { findings: after = [] }: State): readonly string[] {
  const fresh = after.filter((kind) => !before.includes(kind)).map((kind) => `new: ${kind}`);
  const gone = before.filter((kind) => !after.includes(kind)).map((kind) => `gone: ${kind}`);
  return [...fresh, ...gone];
}

function describeState({ outcome, verdict }: State): string {
  return verdict === undefined ? outcome : `${outcome} (${verdict})`;
}

function listScenarios(scenarios: readonly string[]): string {
  const more = scenarios.length - namedScenarios;
  return `${scenarios.slice(0, namedScenarios).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
