import type { Suite } from '../suite/suite.ts';
import { groupBy } from '../text/group-by.ts';
import type { RenderedCell, StoppedCell } from './prepared-cell.ts';

/**
 * The cells of an engine that rendered no policy in any of its scenarios are stopped as failed: its column would be green without
 * anything that it stands for. A part of its scenarios may be those in which policies are off, and says nothing of the engine. One that
 * declares no dialect says that it has none.
 */
export function findEmptyEngines(
  cells: readonly (RenderedCell | StoppedCell)[],
  { scenarios }: Pick<Suite, 'scenarios'>,
): readonly (RenderedCell | StoppedCell)[] {
  const byEngine = groupBy(cells, ({ cell }) => cell.spec.engine);
  return cells.map((each) => {
    const { engine, dialects } = each.cell.spec;
    const denies = each.kind === 'rendered' && each.policies.length === 0 && deniesSomething(each);
    const own = byEngine.get(engine) ?? [];
    const isWhole = own.length === scenarios.filter(({ engines }) => engines.includes(engine)).length;
    const isEmpty = isWhole && own.every((other) => other.policies.length === 0);
    if (each.kind !== 'rendered' || dialects.length === 0 || !(denies || isEmpty)) return each;
    return stopped(
      each,
      `No policy object was rendered under engine ${engine}, though ${isEmpty ? 'it is to render' : 'flows are to be denied by'} objects of ${dialects.join(' or ')}. Look at what is rendered with: npm run conformance -- render --scenario ${each.cell.spec.scenario} --engine ${engine}${leftOutOf(each)}`,
    );
  });
}

/** What was rendered and is not there at the moment that the cell is about. */
function leftOutOf({ leftOut }: RenderedCell): string {
  return leftOut.length === 0 ? '' : `. Left out: ${leftOut.map(({ object, reason }) => `${object} (${reason})`).join('; ')}`;
}

function deniesSomething({ cell: { spec } }: RenderedCell): boolean {
  return (
    spec.expectations.some(({ verdict }) => verdict === 'denied') ||
    spec.everythingElse.ingress !== undefined ||
    spec.everythingElse.egress !== undefined
  );
}

function stopped({ cell, values, policies, checks, leftOut }: RenderedCell, reason: string): StoppedCell {
  return { kind: 'stopped', cell, values, policies, checks, leftOut, outcome: 'failed', reason };
}
