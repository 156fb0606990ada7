import { judgeFlow } from '../compare/judge-flow.ts';
import type { CellResult, FlowResult } from '../vocabulary/results.ts';

/** Why a cell is not proven. */
export interface Objection {
  readonly cell: CellResult;
  readonly text: string;
  /** A command that repeats the flow it is about. */
  readonly repeat?: string;
}

/**
 * What keeps a cell from being proven; empty where nothing does. Outcomes are not taken at their word: a flow that is ok must
 * have been seen in all three phases as a proof needs it, and a cell must have judged something.
 * @param isAllowed whether a flow that deviates or was skipped is one that the policy allows
 */
export function findObjections(cell: CellResult, isAllowed: (flow: FlowResult) => boolean): readonly Objection[] {
  if (cell.outcome === 'skipped') return [{ cell, text: `skipped: ${cell.reason ?? 'no reason is given'}` }];
  const found = [...cell.flows.flatMap((flow) => objectToFlow(cell, flow, isAllowed)), ...objectToChecks(cell)];
  return found.length > 0 ? found : objectToWhole(cell);
}

/** Whether a flow is ok, and its observations say so as well. */
export function isProven({ outcome, declared, verdict, observed }: FlowResult): boolean {
  return outcome === 'ok' && verdict === declared && judgeFlow(declared, observed).outcome === 'ok';
}

function objectToFlow(cell: CellResult, flow: FlowResult, isAllowed: (flow: FlowResult) => boolean): readonly Objection[] {
  const { id, outcome, reason = 'no reason is given', repeat } = flow;
  switch (outcome) {
    case 'ok':
      return isProven(flow) ? [] : [{ cell, text: `${id} is said to be ok, but its observations do not show it`, repeat }];
    case 'deviates':
    case 'skipped':
      return isAllowed(flow) ? [] : [{ cell, text: `${id} ${outcome}: ${reason}`, repeat }];
    case 'failed':
    case 'inconclusive':
      return [{ cell, text: `${id} ${outcome}: ${reason}`, repeat }];
  }
}

function objectToChecks(cell: CellResult): readonly Objection[] {
  return cell.checks
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ id, outcome, reason = 'no reason is given' }) => ({ cell, text: `check ${id} ${outcome}: ${reason}` }));
}

function objectToWhole(cell: CellResult): readonly Objection[] {
  const { outcome, reason = 'no reason is given', flows, checks } = cell;
  if (outcome !== 'ok' && outcome !== 'deviates') return [{ cell, text: `the cell as a whole ${outcome}: ${reason}` }];
  return flows.some(isProven) || checks.length > 0 ? [] : [{ cell, text: 'nothing was judged in it' }];
}
