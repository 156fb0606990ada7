import type { Cell } from '../../harness/plan/cell.ts';
import { newCell } from '../../harness/plan/new-cell.ts';
import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { Scenario } from '../../harness/scenario/scenario.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { defaultScenario } from '../flags/shared-flags.ts';

/** The cell of one scenario and one engine. @throws UserError (3) where there is none, with the engines that there are */
export function oneCell(scenarios: readonly Scenario[], scenarioId: string, engine: Engine, runId: string): Cell {
  // Whoever brings scenarios need not name one of them.
  const scenario = scenarios.find(({ id }) => id === scenarioId) ?? (scenarioId === defaultScenario ? scenarios[0] : undefined);
  if (scenario === undefined)
    throw new UserError(`--scenario ${scenarioId}: there is no such scenario; npm run conformance -- list shows them.`, 3);
  if (!scenario.engines.includes(engine)) {
    throw new UserError(`--scenario ${scenario.id} is not about engine ${engine}; it is about ${scenario.engines.join(', ')}.`, 3);
  }
  return newCell(scenario, engine, runId);
}
