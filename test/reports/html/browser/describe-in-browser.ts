import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { renderHtmlReport } from '../../../../reports/html/render-html-report.ts';
import type { ReportData } from '../../../../reports/html/report-data.ts';
import { findChromium } from './find-chromium.ts';

/** Opens a report from disk at an address of it, as a reader would. */
export type OpenReport = (data: ReportData, hash?: string, options?: OpenOptions) => Promise<OpenedReport>;

/** How to open it. */
export interface OpenOptions extends BrowserContextOptions {
  /** Runs in the page before anything of it does. */
  readonly before?: string;
}

/** A report in a browser. */
export interface OpenedReport {
  readonly page: Page;
  /** Errors of the page, and what its own security policy refused; a page that works has none. */
  readonly problems: readonly string[];
  /** What the page tried to load, beside itself. */
  readonly requests: readonly string[];
}

const browserTimeoutMs = 120_000;

/** Tests that need a browser: pending, with the reason, where the machine has none. */
export function describeInBrowser(title: string, tests: (open: OpenReport) => void): void {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    describe(title, () => {
      it('is not tested: no Chromium here; install one (apt-get install chromium), or name it in CHROMIUM');
    });
    return;
  }
  describe(title, function () {
    this.timeout(browserTimeoutMs);
    let browser: Browser;
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netpol-report-'));
      // Its own sandbox does not work for root, and the pages are ours.
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: browserTimeoutMs });
    });
    after(async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    });
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    });
    tests(async (data, hash = '', { before: script, ...options } = {}) => {
      const file = join(folder, 'report.html');
      await writeFile(file, renderHtmlReport(data));
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
      page.setDefaultTimeout(browserTimeoutMs / 4);
      if (script !== undefined) await page.addInitScript(script);
      const problems: string[] = [];
      const requests: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => (message.type() === 'error' ? problems.push(message.text()) : undefined));
      page.on('request', (request) => (request.url().startsWith('data:') ? undefined : requests.push(request.url())));
      const address = pathToFileURL(file).href;
      await page.goto(`${address}${hash}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return { page, problems, requests: requests.filter((url) => url.split('#')[0] !== address) };
    });
  });
}
