import { summaryLine } from '../console/summary-line.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { neutralise } from '../../harness/text/neutralise.ts';

/** A line a leg: its name, how many cells it has, and what it amounts to. */
export function describeLegs(legs: Legs): string {
  return legs.map((leg) => `${neutralise(legName(leg), 'show')}: ${String(leg.cells.length)} cells, ${summaryLine(leg)}\n`).join('');
}
