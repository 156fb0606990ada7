import type { Results } from '../../harness/vocabulary/results.ts';
import type { Cause } from '../causes/cause.ts';
import { chartFolder } from './chart-folder.ts';
import { locateFlow } from './locate-flow.ts';
import type { Location } from './location.ts';

/**
 * Where in the repository a cause has to be looked at: the line of the template that wrote the deciding rule, or, where no rule
 * decided, the line where the policy begins. A check, or a cell as a whole, points at the chart. Undefined where the chart is
 * not in the repository.
 */
export function locateCause({ run }: Pick<Results, 'run'>, cause: Cause, repository: string): Location | undefined {
  const folder = chartFolder(run.chart, repository);
  if (folder === undefined) return undefined;
  const inRepository = (file: string): string => (folder === '' ? file : `${folder}/${file}`);
  const found = cause.kind === 'flows' ? locateFlow(cause.flows[0]) : undefined;
  if (found === undefined) return { file: inRepository('Chart.yaml'), line: 1, precision: 'chart' };
  return { ...found, file: inRepository(found.file) };
}
