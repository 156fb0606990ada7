import { parseArguments } from '../../../cli/parse-arguments.ts';
import { runSelection } from '../../../cli/run-selection.ts';

/** Run one scenario on one engine like `npm run conformance`, from the chart to judged results. @returns how many flows are ok, of how many */
export async function runScenario(): Promise<{ readonly right: number; readonly of: number }> {
  const parsed = parseArguments(['run', '--scenario', 'egress-silent-dns', '--engine', 'kubernetes']);
  if (parsed.command !== 'run') throw new Error('these are the arguments of a run');
  const { summary } = await runSelection(parsed.options, {
    baseValues: [],
    repeatFlags: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  return { right: summary.flows.ok, of: Object.values(summary.flows).reduce((sum, count) => sum + count, 0) };
}
