import type { ReadyCell } from '../../../harness/run/prepared-cell.ts';
import type { ChangedFlow } from './fate.ts';

/** The flows of a mutated site whose prediction is not the declared verdict; one of which no packet can be sent shows nothing. */
export function findChangedFlows({ flows, predictions }: ReadyCell): readonly ChangedFlow[] {
  return flows.flatMap((flow) => {
    if (flow.obstacle !== undefined) return [];
    const predicted = predictions.get(flow.request.id)?.verdict;
    return predicted === undefined || predicted === flow.expectation.verdict ? [] : [{ flow, predicted }];
  });
}
