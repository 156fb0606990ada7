import { groupBy } from '../../harness/text/group-by.ts';
import type { Change, State } from './change.ts';

/** Changes with one cause: the same kind of change, by the same rule, on the same engine. */
export interface ChangeGroup {
  /** The first of them. */
  readonly change: Change;
  /** What changed, with the scenarios in which it did: flows, checks, or the cell as a whole. */
  readonly members: readonly { readonly change: Change; readonly scenarios: readonly string[] }[];
}

/** Changes in their order, those with one cause together, so that one broken line of a template is one entry. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  return [...groupBy(changes, causeKey).values()].flatMap((group) => {
    const members = [...groupBy(group, itemKey).values()].flatMap((same) =>
      same.slice(0, 1).map((change) => ({ change, scenarios: same.map(({ scenario }) => scenario) })),
    );
    return group.slice(0, 1).map((change) => ({ change, members }));
  });
}

function causeKey({ kind, leg, engine, what, before, after }: Change): string {
  const cause = what.kind === 'flow' ? (after ?? before)?.decidedBy : what.kind === 'check' ? what.id : after?.reason;
  return JSON.stringify([kind, leg, engine, what.kind, cause, stateKey(before), stateKey(after)]);
}

function itemKey({ what }: Change): string {
  return what.kind === 'cell' ? '' : what.id;
}

function stateKey(state: State | undefined): readonly (string | undefined)[] {
  return [state?.outcome, state?.verdict, ...(state?.findings ?? [])];
}
