import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { Change } from './change.ts';

const good: readonly Outcome[] = ['ok', 'deviates'];

/** Whether something failed that did not, or that was ok, or deviated as known, could not be judged. What is new and bad is worse too. */
export function isWorse({ kind, before }: Change): boolean {
  switch (kind) {
    case 'newly failing':
      return true;
    case 'newly inconclusive':
      return before === undefined || good.includes(before.outcome);
    case 'verdict changed':
    case 'newly deviating':
    case 'prediction changed':
    case 'no longer judged':
    case 'disappeared':
    case 'newly ok':
    case 'appeared':
      return false;
  }
}
