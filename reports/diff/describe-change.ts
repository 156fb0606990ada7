import type { ChangeGroup } from './group-changes.ts';
import type { State } from './change.ts';

const namedScenarios = 6;

/** A group of changes in words. */
export interface DescribedChange {
  /** The flow, the check, or the cell. */
  readonly what: string;
  /** `allowed → denied, ok → failed`. */
  readonly transition: string;
  /** Which scenarios, the first few by name. */
  readonly where: string;
  /** Why it is now as it is; absent where nothing says so. */
  readonly reason?: string;
}

/** Say what changed, from what to what, where, and why. */
export function describeChange({ change, scenarios }: ChangeGroup): DescribedChange {
  const { what, before, after } = change;
  const reason = after?.reason ?? before?.reason;
  return {
    what: what.kind === 'cell' ? 'the cell as a whole' : what.kind === 'check' ? `check ${what.id}` : what.id,
    transition: describeTransition(before, after),
    where: listScenarios(scenarios),
    ...(reason === undefined ? {} : { reason }),
  };
}

function describeTransition(before: State | undefined, after: State | undefined): string {
  if (before === undefined) return `not there → ${after === undefined ? 'not there' : describeState(after)}`;
  if (after === undefined) return `${describeState(before)} → not there`;
  const verdicts = before.verdict === after.verdict ? [] : [`${before.verdict ?? 'no verdict'} → ${after.verdict ?? 'no verdict'}`];
  const outcomes = before.outcome === after.outcome ? [`still ${after.outcome}`] : [`${before.outcome} → ${after.outcome}`];
  return [...verdicts, ...outcomes].join(', ');
}

function describeState({ outcome, verdict }: State): string {
  return verdict === undefined ? outcome : `${outcome} (${verdict})`;
}

function listScenarios(scenarios: readonly string[]): string {
  const more = scenarios.length - namedScenarios;
  return `${scenarios.slice(0, namedScenarios).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
