import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { linkToFlow } from '../../../reports/html/model/links.ts';
import { createReport } from '../../../reports/html/model/report.ts';
import { renderHtmlReport } from '../../../reports/html/render-html-report.ts';
import { readResults } from '../../../reports/read-results.ts';
import { findChromium } from './browser/find-chromium.ts';

const images = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const [file = 'out/results.json'] = process.argv.slice(2);

/** `npm run docs:screenshots -- RESULTS.json`: the pictures of the docs, from a run that has at least one flow that is not ok. */
async function takeScreenshots(): Promise<void> {
  const legs = [await readResults(file)] as const;
  const executablePath = findChromium();
  const flow = createReport({ legs }).flows.find((view) => view.flow.outcome === 'failed');
  if (executablePath === undefined || flow === undefined) throw new Error('needs a Chromium, and results with a failed flow');
  const folder = await mkdtemp(join(tmpdir(), 'netpol-screenshots-'));
  const page = join(folder, 'report.html');
  await writeFile(page, renderHtmlReport({ legs }));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const [name, hash] of [
      ['report-overview', '#/'],
      ['report-flow', linkToFlow(flow)],
    ] as const) {
      const tab = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
      await tab.goto(`${pathToFileURL(page).href}${hash}`);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      await tab.screenshot({ path: join(images, `${name}.png`) });
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await takeScreenshots();
