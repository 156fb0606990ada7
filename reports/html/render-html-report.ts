import { packData } from './data/pack-data.ts';
import { loadPage } from './page/load-page.ts';
import { renderPage } from './page/render-page.ts';
import type { ReportData } from './report-data.ts';

/**
 * One self-contained page about one or several results. Pure but for the bundle of the page, which is built where it is
 * missing.
 * @throws Error where the page can't be built
 */
export function renderHtmlReport(data: ReportData): string {
  const outcomes = data.legs.map(({ summary }) => summary.outcome).join(', ');
  return renderPage(loadPage(), packData(data), `netpol-conformance: ${outcomes}`);
}
