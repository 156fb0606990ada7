import type { PlannedFlow } from '../plan/planned-flow.ts';
import type { DecidedVerdict } from '../vocabulary/verdict.ts';
import type { ReadyCell } from './prepared-cell.ts';

/** What is known of flows before they are probed with the policies applied. */
export interface Foresight {
  /** What is declared, but for a known deviation of the enforcer. */
  readonly expected: (flow: PlannedFlow) => DecidedVerdict;
  /** What the manifests say by the policy model, but for a known deviation. */
  readonly predicted: (flow: PlannedFlow) => DecidedVerdict | undefined;
}

/** What is known of the flows of these cells. */
export function foresee(cells: readonly Pick<ReadyCell, 'deviations' | 'predictions'>[]): Foresight {
  const deviations = new Map(cells.flatMap((cell) => [...cell.deviations]));
  const predictions = new Map(cells.flatMap((cell) => [...cell.predictions]));
  const deviating = ({ request }: PlannedFlow): DecidedVerdict | undefined => deviations.get(request.id)?.prediction.verdict;
  return {
    expected: (flow) => deviating(flow) ?? flow.expectation.verdict,
    predicted: (flow) => deviating(flow) ?? predictions.get(flow.request.id)?.verdict,
  };
}
