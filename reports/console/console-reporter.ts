import type { Results } from '../../harness/vocabulary/results.ts';
import type { RenderOptions, Reporter } from '../reporter.ts';
import { neutraliseResults } from '../text/neutralise-results.ts';
import { renderBanners } from './banners.ts';
import { renderDifferences } from './differences.ts';
import { renderHeader } from './header.ts';
import { renderOverview } from './overview.ts';
import { createPage } from './page.ts';
import { renderUnexercised } from './rule-coverage.ts';
import { renderSkipped } from './skipped.ts';
import { renderSummary } from './summary.ts';
import { renderTruthTables } from './truth-tables.ts';

/** The result for a person at a terminal: overview, tables, every difference with its cause, summary. */
export const consoleReporter: Reporter = {
  name: 'console',
  description: "overview, the suite's tables, each difference with its cause, summary; on stdout",
  render: (legs, options) => {
    const pages = legs.map((leg) => renderLeg(leg, options));
    return [{ kind: 'stdout', text: pages.join('\n') }];
  },
};

function renderLeg(results: Results, options: RenderOptions): string {
  const page = createPage(neutraliseResults(results), options);
  const sections = [renderBanners, renderOverview, renderTruthTables, renderDifferences, renderSkipped, renderUnexercised, renderSummary];
  const lines = [...renderHeader(page), '', ...sections.flatMap((render) => render(page))];
  return `${lines.join('\n')}\n`;
}
