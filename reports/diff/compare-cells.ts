import { cellOutcome } from '../../harness/judge/cell.ts';
import type { TraceStep } from '../../harness/vocabulary/prediction.ts';
import type { CellResult, CheckResult, FlowResult } from '../../harness/vocabulary/results.ts';
import type { Change, ChangeKind, Changed, State } from './change.ts';

type Found = Pick<Change, 'kind' | 'what' | 'before' | 'after'>;

/** What differs between two results of one cell, and how much of it both have. */
export interface CellComparison {
  readonly changes: readonly Found[];
  readonly compared: number;
}

interface Item {
  readonly what: Changed;
  readonly state: State;
}

/**
 * Compare two results of one cell. Where one of the two has no flows and no checks (it was skipped, refused, not reached, or is
 * not there at all) the cell as a whole is what changed, and not everything in it.
 */
export function compareCells(before: CellResult | undefined, after: CellResult | undefined): CellComparison {
  const [first, second] = [itemsOf(before), itemsOf(after)];
  if (first.size === 0 || second.size === 0)
    return { changes: compareStates({ kind: 'cell' }, wholeOf(before), wholeOf(after)), compared: 0 };
  const items = new Map([...first, ...second]);
  const changes = [...items].flatMap(([key, { what }]) => compareStates(what, first.get(key)?.state, second.get(key)?.state));
  const whole = changes.length > 0 ? [] : compareStates({ kind: 'cell' }, wholeOf(before), wholeOf(after));
  return { changes: [...changes, ...whole], compared: [...first.keys()].filter((key) => second.has(key)).length };
}

function itemsOf(cell: CellResult | undefined): ReadonlyMap<string, Item> {
  return new Map([
    ...(cell?.flows ?? []).map((flow) => [`flow ${flow.id}`, flowItem(flow)] as const),
    ...(cell?.checks ?? []).map((check) => [`check ${check.id}`, checkItem(check)] as const),
  ]);
}

function flowItem({ id, row, because, outcome, verdict, reason, predicted, findings }: FlowResult): Item {
  // What is declared and what was seen are compared by outcome and verdict, and older results have no such finding.
  const kinds = findings.map(({ kind }) => kind).filter((kind) => kind !== 'wrong-verdict');
  const decidedBy = predicted && nameDecision(predicted.decidedBy);
  return {
    what: { kind: 'flow', id, ...(because === undefined ? {} : { because }), ...(row === undefined ? {} : { row }) },
    state: {
      outcome,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      ...(kinds.length === 0 ? {} : { findings: kinds }),
      ...(decidedBy === undefined ? {} : { decidedBy }),
    },
  };
}

function nameDecision({ policy, rule, tier }: TraceStep): string | undefined {
  return policy && `${policy.kind} › ${rule ?? `end of tier ${tier ?? '?'}`}, ${policy.file}`;
}

function checkItem({ id, because, outcome, reason }: CheckResult): Item {
  return { what: { kind: 'check', id, because }, state: { outcome, ...(reason === undefined ? {} : { reason }) } };
}

function wholeOf(cell: CellResult | undefined): State | undefined {
  return cell && { outcome: cellOutcome(cell), ...(cell.reason === undefined ? {} : { reason: cell.reason }) };
}

function compareStates(what: Changed, before: State | undefined, after: State | undefined): readonly Found[] {
  const kind = kindOf(before, after);
  return kind === undefined ? [] : [{ kind, what, ...(before && { before }), ...(after && { after }) }];
}

function sameFindings(before: State, after: State): boolean {
  return JSON.stringify(before.findings ?? []) === JSON.stringify(after.findings ?? []);
}

function kindOf(before: State | undefined, after: State | undefined): ChangeKind | undefined {
  if (after === undefined) return before === undefined ? undefined : 'disappeared';
  if (before?.outcome === after.outcome) {
    if (before.verdict !== after.verdict) return 'verdict changed';
    return sameFindings(before, after) ? undefined : 'prediction changed';
  }
  switch (after.outcome) {
    case 'failed':
      return 'newly failing';
    case 'inconclusive':
      return 'newly inconclusive';
    case 'deviates':
      return 'newly deviating';
    case 'ok':
      return before === undefined || before.outcome === 'skipped' ? 'appeared' : 'newly ok';
    case 'skipped':
      return before === undefined ? 'appeared' : 'no longer judged';
  }
}
