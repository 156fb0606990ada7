import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { legName } from '../../harness/vocabulary/legs.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import type { Source } from './source.ts';

/**
 * The cells of several results of one leg, each once. Shards share cells where a shard was given one as its negative control:
 * where both say the same, the first one stays; one that a problem kept from being judged contradicts nothing.
 * @throws UserError (exit 2) naming both files where they say something else about the same cell
 */
export function joinCells(sources: readonly Source[]): readonly CellResult[] {
  const cells = new Map<string, Placed>();
  for (const source of sources) {
    for (const cell of source.results.cells) {
      const earlier = cells.get(cell.id);
      if (earlier === undefined || wasNotReached(earlier)) cells.set(cell.id, { cell, source });
      else if (!wasNotReached({ cell, source }) && judgementOf(earlier.cell) !== judgementOf(cell)) throw conflict(cell, earlier, source);
    }
  }
  return [...cells.values()].map(({ cell }) => cell);
}

interface Placed {
  readonly cell: CellResult;
  readonly source: Source;
}

function wasNotReached({ cell: { outcome, flows, checks }, source }: Placed): boolean {
  return isStopped(source.results) && outcome === 'inconclusive' && flows.length === 0 && checks.length === 0;
}

function isStopped({ run }: Results): boolean {
  return run.problem !== undefined || run.completeness === 'partial';
}

function conflict(cell: CellResult, earlier: Placed, source: Source): UserError {
  const difference = describeDifference(earlier.cell, cell);
  return new UserError(
    `${earlier.source.file} and ${source.file} both hold the cell ${neutralise(`${cell.id} of ${legName(source.results)}, and disagree: ${difference}`, 'show')}. Results are merged only where every cell is in one of them; to compare two runs: npm run report -- diff ${earlier.source.file} ${source.file}`,
    2,
  );
}

function describeDifference(earlier: CellResult, later: CellResult): string {
  const others = new Map(later.flows.map((flow) => [flow.id, flow]));
  const changed = earlier.flows.find(({ id, outcome, verdict }) => {
    const other = others.get(id);
    return other !== undefined && (other.outcome !== outcome || other.verdict !== verdict);
  });
  const other = changed === undefined ? undefined : others.get(changed.id);
  if (changed === undefined || other === undefined)
    return `it is ${earlier.outcome} with ${String(earlier.flows.length)} flows, and ${later.outcome} with ${String(later.flows.length)}`;
  return `${changed.id} is ${changed.outcome} (${changed.verdict}), and ${other.outcome} (${other.verdict})`;
}

/**
 * What a cell found, without what differs from run to run: times, attempts, addresses, names that hold the run's id. Two
 * results of one cell agree where this is equal.
 */
function judgementOf({ outcome, flows, checks }: CellResult): string {
  return JSON.stringify([
    outcome,
    flows.map(({ id, declared, predicted, verdict, outcome: ofFlow }) => [id, declared, predicted?.verdict, verdict, ofFlow]).toSorted(),
    checks.map(({ id, outcome: ofCheck }) => [id, ofCheck]).toSorted(),
  ]);
}
