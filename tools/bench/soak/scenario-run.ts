import { run } from '../../../api/run.ts';
import { defaultChart } from '../../../scenarios/default-chart.ts';
import { suite } from '../../../scenarios/suite.ts';

/** Run one scenario on one engine like `npm run conformance`, from the chart to judged results. @returns how many flows are ok, of how many */
export async function runScenario(): Promise<{ readonly right: number; readonly of: number }> {
  const { summary } = await run({
    suite,
    source: { kind: 'chart', path: defaultChart, valuesFiles: [] },
    select: { scenarios: ['egress-silent-dns'], engines: ['kubernetes'] },
  });
  return { right: summary.flows.ok, of: Object.values(summary.flows).reduce((sum, count) => sum + count, 0) };
}
