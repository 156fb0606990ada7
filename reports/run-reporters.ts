import { summaryLine } from './console/summary-line.ts';
import { type Legs, legName } from '../harness/vocabulary/legs.ts';
import type { RenderedReport, RenderOptions, Reporter } from './reporter.ts';
import { neutralise } from '../harness/text/neutralise.ts';

/**
 * Render every report. A reporter that throws harms neither the run nor the others: its problem goes to `onProblem`. Where
 * nothing would go to stdout, the result does in one line a leg: a run is never silent.
 */
export function runReporters(
  reporters: readonly Reporter[],
  legs: Legs,
  options: RenderOptions,
  onProblem: (message: string) => void,
): readonly RenderedReport[] {
  const rendered = reporters.flatMap((reporter) => {
    try {
      return reporter.render(legs, options);
    } catch (error) {
      onProblem(
        `The report ${reporter.name} could not be made: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return [];
    }
  });
  if (rendered.some(({ kind }) => kind === 'stdout')) return rendered;
  const lines = legs.map((leg) => `${legs.length === 1 ? '' : `${neutralise(legName(leg), 'show')}: `}${summaryLine(leg)}\n`);
  return [{ kind: 'stdout', text: lines.join('') }, ...rendered];
}
