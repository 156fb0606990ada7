import { groupBy } from '../../../harness/text/group-by.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { Side } from './compare.ts';
import type { CellView, Report } from './report.ts';

/** A check that both sides judged, and not alike. */
export interface CheckDifference {
  readonly key: string;
  readonly id: string;
  readonly a: { readonly view: CellView; readonly outcome: Outcome };
  readonly b: { readonly view: CellView; readonly outcome: Outcome };
}

interface CheckView {
  readonly view: CellView;
  readonly id: string;
  readonly outcome: Outcome;
}

/** The checks that differ, paired as flows are: by scenario and id, between whole results by engine as well. */
export function compareChecks({ cells }: Report, a: Side, b: Side): readonly CheckDifference[] {
  const engineCounts = a.engine === undefined && b.engine === undefined;
  const checksOf = ({ leg, engine }: Side): readonly CheckView[] =>
    cells
      .filter((view) => view.leg === leg && (engine === undefined || view.cell.engine === engine))
      .flatMap((view) => view.cell.checks.map(({ id, outcome }) => ({ view, id, outcome })))
      .filter(({ outcome }) => outcome !== 'skipped');
  const keyOf = ({ view, id }: CheckView): string => JSON.stringify([view.cell.scenario, engineCounts ? view.cell.engine : '', id]);
  const ofB = groupBy(checksOf(b), keyOf);
  return checksOf(a).flatMap((checkA) =>
    (ofB.get(keyOf(checkA)) ?? [])
      .filter(({ outcome }) => outcome !== checkA.outcome)
      .map((checkB) => ({
        key: JSON.stringify([checkA.view.cell.id, checkB.view.cell.id, checkA.id]),
        id: checkA.id,
        a: checkA,
        b: checkB,
      })),
  );
}
