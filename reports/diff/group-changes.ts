import { groupBy } from '../../harness/policy/group-by.ts';
import type { Change, State } from './change.ts';

/** The same change in one or more scenarios. */
export interface ChangeGroup {
  /** The first of them. */
  readonly change: Change;
  readonly scenarios: readonly string[];
}

/** Changes in their order, with those of one flow, check or reason that read the same in several scenarios as one. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  return [...groupBy(changes, keyOf).values()].flatMap(([change, ...others]) =>
    change === undefined ? [] : [{ change, scenarios: [change, ...others].map(({ scenario }) => scenario) }],
  );
}

function keyOf({ kind, leg, engine, what, before, after }: Change): string {
  const item = what.kind === 'cell' ? [after?.reason] : [what.kind, what.id];
  return JSON.stringify([kind, leg, engine, item, stateKey(before), stateKey(after)]);
}

function stateKey(state: State | undefined): readonly (string | undefined)[] {
  return [state?.outcome, state?.verdict];
}
