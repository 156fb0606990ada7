import type { Scenario } from '../scenario/scenario.ts';
import type { Engine } from '../vocabulary/engine.ts';
import type { Cell } from './cell.ts';
import { cellNamespace } from './names.ts';

/** The cell of a scenario and an engine, in a namespace of its own. */
export function newCell(scenario: Scenario, engine: Engine, runId: string): Cell {
  return { id: `${scenario.id}/${engine}`, scenario, engine, namespace: cellNamespace(runId, scenario.id, engine), turn: 0 };
}
