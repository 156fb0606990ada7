import { engines, type Engine } from '../../harness/vocabulary/engine.ts';
import type { Results } from '../../harness/vocabulary/results.ts';

/** The engines that a run has cells of, in the order of the specification. */
export function enginesOf({ cells }: Results): readonly Engine[] {
  return engines.filter((engine) => cells.some((cell) => cell.engine === engine));
}

/** An engine as the head of a column: a long name is broken before its inner words, so that columns stay narrow. */
export function headOf(engine: Engine): string {
  return engine.replace('clusterNetwork', 'cluster\nNetwork');
}
