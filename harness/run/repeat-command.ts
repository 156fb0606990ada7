import type { Cell } from '../plan/cell.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';

/** The command that sends one flow's packets again. */
export function repeatCommand({ expectation }: PlannedFlow, { scenario, engine }: Cell): string {
  return `npm run conformance -- --scenario ${scenario.id} --engine ${engine} --grep '${expectation.source} → ${expectation.target.split(':')[0] ?? ''}'`;
}
