import { judgePhases } from '../harness/judge/flow.ts';
import type { CellResult, FlowResult } from '../harness/vocabulary/results.ts';

/** Why a cell is not proven. */
export interface Objection {
  readonly cell: CellResult;
  /** What was asked for. */
  readonly requirement: string;
  readonly text: string;
  /** What a policy can allow: objections of one kind and text are one. */
  readonly kind: 'broken' | 'deviates' | 'skipped';
  /** A command that repeats the flow it is about. */
  readonly repeat?: string;
}

/**
 * What keeps a cell from being proven; empty where nothing does. Outcomes are not taken at their word: a flow that is ok must
 * have been seen in all three phases as a proof needs it, and a cell must have judged something.
 * @param isAllowed whether a flow that deviates or was skipped is one that the policy allows
 */
export function findObjections(cell: CellResult, isAllowed: (flow: FlowResult) => boolean): readonly Objection[] {
  if (cell.outcome === 'skipped') {
    const { engine, reason = 'no reason is given' } = cell;
    return [{ cell, kind: 'broken', requirement: `engine ${engine} is judged`, text: `skipped: ${reason}` }];
  }
  const found = [...cell.flows.flatMap((flow) => objectToFlow(cell, flow, isAllowed)), ...objectToChecks(cell)];
  return found.length > 0 ? found : objectToWhole(cell);
}

/** Whether something declared of a flow is ok, and its observations say so as well. Of which nothing is declared nothing is proven. */
export function isProven(flow: FlowResult): boolean {
  return flow.declared !== undefined && isSeen(flow);
}

function isSeen({ outcome, declared, verdict, observed }: FlowResult): boolean {
  return outcome === 'ok' && (declared === undefined || verdict === declared) && judgePhases(declared, observed).outcome === 'ok';
}

function objectToFlow(cell: CellResult, flow: FlowResult, isAllowed: (flow: FlowResult) => boolean): readonly Objection[] {
  const { id, outcome, reason = 'no reason is given', repeat } = flow;
  switch (outcome) {
    case 'ok':
      return isSeen(flow) ? [] : [{ ...broken(cell, `${id} is said to be ok, but its observations do not show it`), repeat }];
    case 'failed':
    case 'inconclusive':
      return [{ ...broken(cell, `${id} ${outcome}: ${reason}`), repeat }];
    case 'deviates':
      return isAllowed(flow)
        ? []
        : [{ cell, kind: outcome, requirement: `engine ${cell.engine} without a deviation`, text: reason, repeat }];
    case 'skipped':
      return isAllowed(flow)
        ? []
        : [{ cell, kind: outcome, requirement: `every flow of engine ${cell.engine} is judged`, text: reason, repeat }];
  }
}

function objectToChecks(cell: CellResult): readonly Objection[] {
  return cell.checks
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ id, outcome, reason = 'no reason is given' }) => broken(cell, `check ${id} ${outcome}: ${reason}`));
}

function objectToWhole(cell: CellResult): readonly Objection[] {
  const { outcome, reason = 'no reason is given', flows, checks } = cell;
  if (outcome !== 'ok' && outcome !== 'deviates') return [broken(cell, `the cell as a whole ${outcome}: ${reason}`)];
  return flows.some(isProven) || checks.length > 0 ? [] : [broken(cell, 'nothing was judged in it')];
}

function broken(cell: CellResult, text: string): Objection {
  return { cell, kind: 'broken', requirement: `claim ${cell.claim} holds with engine ${cell.engine}`, text };
}
