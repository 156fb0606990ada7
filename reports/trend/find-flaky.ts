import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import type { FlakyFlow } from './trend.ts';

/**
 * Flows of one leg whose outcome changed from one run to the next although the source was the same, by number of changes, then
 * by their share of the chances. A run that skipped a flow says nothing about it.
 */
export function findFlaky(runs: readonly Results[]): readonly FlakyFlow[] {
  const histories = new Map<string, { readonly cell: string; readonly flow: string; readonly outcomes: (Outcome | undefined)[] }>();
  runs.forEach(({ cells }, position) => {
    for (const cell of cells) {
      for (const flow of cell.flows) {
        const key = JSON.stringify([cell.id, flow.id]);
        const history = histories.get(key) ?? {
          cell: cell.id,
          flow: flow.id,
          outcomes: Array.from<Outcome | undefined>({ length: runs.length }),
        };
        history.outcomes[position] = flow.outcome;
        histories.set(key, history);
      }
    }
  });
  const digests = runs.map(({ run }) => run.source.digest);
  return [...histories.values()]
    .map((history) => ({ ...history, ...countChanges(history.outcomes, digests) }))
    .filter(({ changes }) => changes > 0)
    .toSorted((a, b) => b.changes - a.changes || b.changes / b.pairs - a.changes / a.pairs);
}

function countChanges(outcomes: FlakyFlow['outcomes'], digests: readonly string[]): Pick<FlakyFlow, 'changes' | 'pairs'> {
  const judged = outcomes.flatMap((outcome, position) =>
    outcome === undefined || outcome === 'skipped' ? [] : [{ outcome, digest: digests[position] }],
  );
  const pairs = judged.slice(1).flatMap((next, position) => {
    const previous = judged[position];
    return previous?.digest === next.digest ? [[previous, next] as const] : [];
  });
  return { pairs: pairs.length, changes: pairs.filter(([previous, next]) => previous?.outcome !== next.outcome).length };
}
