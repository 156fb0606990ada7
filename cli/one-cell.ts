import type { CellSpec } from '../harness/suite/cell-spec.ts';
import { specify } from '../harness/suite/specify.ts';
import type { Suite } from '../harness/suite/suite.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';

/** The cell of one scenario and one engine; without a name the suite's example, or its first. @throws UserError (3) where there is none */
export function oneCell(
  suite: Suite,
  { scenario: id, engine: given }: { readonly scenario: string | undefined; readonly engine: string | undefined },
): CellSpec {
  const wanted = id ?? suite.example;
  const scenario = wanted === undefined ? suite.scenarios[0] : suite.scenarios.find((each) => each.id === wanted);
  if (scenario === undefined && wanted === undefined)
    throw new UserError(`The suite ${suite.name} has no scenario, so there is no cell to look at.`, 3);
  if (scenario === undefined)
    throw new UserError(`--scenario ${wanted ?? ''}: there is no such scenario; npm run conformance -- list shows them.`, 3);
  const engine = given ?? scenario.engines[0] ?? '';
  if (!scenario.engines.includes(engine)) {
    throw new UserError(`--scenario ${scenario.id} is not about engine ${engine}; it is about ${scenario.engines.join(', ')}.`, 3);
  }
  return specify(scenario, engine, suite);
}
