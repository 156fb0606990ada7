import type { Results } from '../harness/vocabulary/results.ts';
import { summaryLine } from './console/summary-line.ts';
import type { RenderedReport, RenderOptions, Reporter } from './reporter.ts';

/**
 * Render every report. A reporter that throws harms neither the run nor the others: its problem goes to `onProblem`. Where
 * nothing would go to stdout, the result does in one line: a run is never silent.
 */
export function runReporters(
  reporters: readonly Reporter[],
  results: Results,
  options: RenderOptions,
  onProblem: (message: string) => void,
): readonly RenderedReport[] {
  const rendered = reporters.flatMap((reporter) => {
    try {
      return [reporter.render(results, options)];
    } catch (error) {
      onProblem(
        `The report ${reporter.name} could not be made: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return [];
    }
  });
  if (rendered.some(({ kind }) => kind === 'stdout')) return rendered;
  return [{ kind: 'stdout', text: `${summaryLine(results)}\n` }, ...rendered];
}
