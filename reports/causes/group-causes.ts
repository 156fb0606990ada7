import { cellOutcome } from '../../harness/judge/cell.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult, FlowResult } from '../../harness/vocabulary/results.ts';
import { type Cause, type FlowInCell, type NotableOutcome, notableOutcomes, type Some } from './cause.ts';

/**
 * Every difference of a run, grouped by its cause, so that one broken line of a template is one finding however many flows it
 * cuts. Cells as a whole come first, then by outcome from the worst, then by the number of flows.
 */
export function groupCauses(cells: readonly CellResult[]): readonly Cause[] {
  const causes = [...groupCells(cells), ...groupChecks(cells), ...groupFlows(cells)];
  return causes.toSorted((a, b) => rank(a) - rank(b) || sizeOf(b) - sizeOf(a));
}

function groupFlows(cells: readonly CellResult[]): readonly Cause[] {
  const flows = cells.flatMap((cell) => cell.flows.map((flow) => ({ cell, flow })));
  return groupNotable(
    flows.filter(({ flow }) => needsExplaining(flow.outcome) || flow.findings.length > 0),
    ({ flow }) => flow.outcome,
    causeKey,
    (outcome, members) => ({ kind: 'flows', outcome, flows: members }),
  );
}

function groupChecks(cells: readonly CellResult[]): readonly Cause[] {
  const checks = cells.flatMap((cell) => cell.checks.map((check) => ({ cell, check })));
  return groupNotable(
    checks.filter(({ check }) => needsExplaining(check.outcome)),
    ({ check }) => check.outcome,
    ({ check }) => JSON.stringify([check.id, check.reason]),
    (outcome, [first, ...others]) => ({
      kind: 'check',
      outcome,
      check: first.check,
      cells: [first.cell, ...others.map(({ cell }) => cell)],
    }),
  );
}

/** A cell needs explaining by itself where it gives a reason, or where nothing in it accounts for its outcome. */
function groupCells(cells: readonly CellResult[]): readonly Cause[] {
  const unexplained = cells.filter(
    (cell) => cell.reason !== undefined || ![...cell.flows, ...cell.checks].some(({ outcome }) => outcome === cellOutcome(cell)),
  );
  return groupNotable(
    unexplained.filter((cell) => needsExplaining(cellOutcome(cell))),
    cellOutcome,
    reasonKey,
    (outcome, members) => ({
      kind: 'cells',
      outcome,
      reason: reasonOf(members[0]),
      cells: members,
    }),
  );
}

/** What is ok or was skipped needs no cause, but for flows of which two answers disagree. */
function needsExplaining(outcome: Outcome): boolean {
  return outcome !== 'ok' && outcome !== 'skipped';
}

function reasonOf({ reason }: CellResult): string {
  return reason ?? 'nothing was judged in this cell';
}

/** A reason that names an object names the cell's namespace, which is another one in every cell. */
function reasonKey(cell: CellResult): string {
  return cell.namespace === '' ? reasonOf(cell) : reasonOf(cell).replaceAll(cell.namespace, '');
}

/**
 * Equal for flows that one line of a template decided alike. The policy's own name is left out, for it differs from cell to
 * cell; without a deciding policy the kinds of what the phases saw tell causes apart.
 */
function causeKey({ cell, flow }: FlowInCell): string {
  const decidedBy = flow.predicted?.decidedBy;
  const { policy, rule: path, tier, nearest } = decidedBy ?? {};
  const rule =
    policy === undefined ? [...kindsOf(flow), nearest?.policy.kind, nearest?.policy.file] : [policy.kind, policy.file, path ?? tier];
  return JSON.stringify([cell.engine, flow.declared, flow.verdict, decidedBy?.direction, rule, flow.findings.map(({ kind }) => kind)]);
}

function kindsOf({ observed }: FlowResult): readonly (string | undefined)[] {
  return [observed.open?.kind, observed.enforced?.kind, observed.restored?.kind];
}

function groupNotable<Item>(
  items: readonly Item[],
  outcomeOf: (item: Item) => Outcome,
  keyOf: (item: Item) => string,
  toCause: (outcome: NotableOutcome, members: Some<Item>) => Cause,
): readonly Cause[] {
  return notableOutcomes.flatMap((outcome) => {
    const groups = groupBy(
      items.filter((item) => outcomeOf(item) === outcome),
      keyOf,
    );
    return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [toCause(outcome, [first, ...others])]));
  });
}

function rank({ kind, outcome }: Cause): number {
  return notableOutcomes.indexOf(outcome) * 2 + (kind === 'cells' ? 0 : 1);
}

function sizeOf(cause: Cause): number {
  return cause.kind === 'flows' ? cause.flows.length : cause.cells.length;
}
