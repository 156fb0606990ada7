import type { Reporter } from '../reporter.ts';
import { renderHtmlReport } from './render-html-report.ts';

/** Everything of a run to look at in a browser, in one file that loads nothing. */
export const htmlReporter: Reporter = {
  name: 'html',
  description: 'one page for the browser, with search and every flow, as report.html',
  render: (legs, { gate }) => {
    const text = renderHtmlReport({ legs, ...(gate === undefined ? {} : { gate }) });
    return [{ kind: 'file', fileName: 'report.html', text }];
  },
};
