import { catalogue } from '../../../scenarios/catalogue.ts';
import type { Cell } from '../../plan/cell.ts';
import { cellNamespace } from '../../plan/names.ts';
import type { Engine } from '../../vocabulary/engine.ts';
import { UserError } from '../../vocabulary/user-error.ts';

/** The cell of one scenario and one engine. @throws UserError (3) where there is none, with the engines that there are */
export function oneCell(scenarioId: string, engine: Engine, runId: string): Cell {
  const scenario = catalogue.find(({ id }) => id === scenarioId);
  if (scenario === undefined)
    throw new UserError(`--scenario ${scenarioId}: there is no such scenario; npm run conformance -- list shows them.`, 3);
  if (!scenario.engines.includes(engine)) {
    throw new UserError(`--scenario ${scenarioId} is not about engine ${engine}; it is about ${scenario.engines.join(', ')}.`, 3);
  }
  return { id: `${scenario.id}/${engine}`, scenario, engine, namespace: cellNamespace(runId, scenario.id, engine) };
}
