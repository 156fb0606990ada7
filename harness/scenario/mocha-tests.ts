import type { Scenario } from './scenario.ts';

/** placeholder */
export function defineTests(_scenario: Scenario): void {
  return;
}
