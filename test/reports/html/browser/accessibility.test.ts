import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import type { CellResult, Results } from '../../../../harness/vocabulary/results.ts';
import { linkToFlow } from '../../../../reports/html/model/links.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { formatRoute } from '../../../../reports/html/model/route.ts';
import { buildCell, buildCheck, buildFlow, buildResults } from '../../build-results.ts';
import { greenResults, mixedResults } from '../../sample-results.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const cluster = { name: 'kind', cni: 'calico', evidence: 'packets', details: {} } as const;
const data = { legs: [mixedResults(), buildResults(greenResults().cells, { id: 'other1', cluster })] } as const;

const views = [
  '#/',
  '#/causes',
  '#/flows?outcome=failed',
  '#/claim/row-metrics?leg=nftables&engine=kubernetes',
  '#/claim/explicit-engine',
  '#/coverage',
  '#/timing',
  '#/compare',
  '#/flow/nftables/row-metrics%2Fkubernetes/prometheus%E2%86%92controller%3A8080%2FTCP',
  '#/flow/nothing',
];

const rule = { direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' } as const;

describeInBrowser('the accessibility of the report', (open) => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const view of views)
      it(`finds nothing to object to in ${view}, ${colorScheme}`, async () => {
        const { page } = await open(data, view, { colorScheme });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        assert.deepEqual(
          violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)),
          [],
        );
      });

  it('is no wider than a narrow screen, in any view', async () => {
    for (const view of views) {
      const { page } = await open(data, view, { viewport: { width: 420, height: 900 } });
      const over: unknown = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      assert.equal(over, 0, view);
    }
  });

  it('is no wider than its screen with names of 200 characters, in any view', async () => {
    const name = (start: string): string => start.padEnd(200, 'x');
    const flow = { source: name('a'), destination: name('b'), because: name('because'), repeat: name('npm run') };
    const cell = (engine: 'kubernetes' | 'calico'): CellResult =>
      buildCell({
        engine,
        scenario: name('scenario'),
        claim: name('claim'),
        title: name('title'),
        policies: [{ ref: name('ref'), file: name('file'), yaml: `spec:\n  ingress:\n    - ${name('y')}\n`, rules: [rule] }],
        flows: [
          buildFlow({ ...flow, id: 'cut', outcome: 'failed', verdict: 'denied', reason: name('reason') }),
          buildFlow({ ...flow, id: name('id'), row: name('ingress/row') }),
        ],
        checks: [buildCheck({ id: name('check'), outcome: 'failed', reason: name('reason') })],
      });
    const leg = (cni: string): Results =>
      buildResults([cell('kubernetes'), cell('calico')], { id: cni, cluster: { name: name('c'), cni, evidence: 'packets', details: {} } });
    const legs = [leg(name('one')), leg(name('two'))] as const;
    const [first] = createReport({ legs }).flows;
    assert.ok(first);
    const claim = formatRoute('claim', [name('claim')]);
    for (const width of [390, 1440]) {
      const { page } = await open({ legs }, '', { viewport: { width, height: 900 } });
      for (const view of ['#/causes', '#/flows', '#/coverage', '#/timing', '#/compare', claim, linkToFlow(first), '#/']) {
        await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
        await page.locator('main h1:focus, main [data-item]:focus').waitFor();
        const over: unknown = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        assert.equal(over, 0, `${view} at ${String(width)} pixels`);
      }
    }
  });

  it('has the open view in sight in the head of a narrow screen', async () => {
    const { page } = await open(data, '#/compare', { viewport: { width: 390, height: 844 } });
    const places: unknown = await page.evaluate(`
      const { left, right } = document.querySelector('nav [aria-current]').getBoundingClientRect();
      left >= 0 && right <= innerWidth;
    `);
    assert.equal(places, true);
  });

  it('shows what is chosen where the reader chooses the colours', async () => {
    const { page } = await open(data, '#/flows?outcome=failed', { forcedColors: 'active' });
    const background = async (selector: string): Promise<string> =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    assert.notEqual(await background('.chip[aria-pressed=true]'), await background('.chip[aria-pressed=false]'));
    assert.notEqual(await background('nav [aria-current=page]'), await background('nav a:not([aria-current])'));
  });

  it('says in words what the picture of a cell shows', async () => {
    const { page } = await open(data, '#/claim/row-metrics?leg=nftables&engine=kubernetes');
    await page
      .getByRole('img', {
        name: /^Topology of row-metrics\/kubernetes, enforced: \d+ arrows: 1 otherwise than declared \(from prometheus\)/,
      })
      .waitFor();
  });

  it('leaves out on paper what only a screen can use', async () => {
    const { page } = await open(data, '#/');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(await page.getByRole('searchbox').isVisible(), false);
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true);
    const scheme: unknown = await page.evaluate('getComputedStyle(document.documentElement).colorScheme');
    assert.equal(scheme, 'light');
  });

  it('fits the grid of a matrix on paper', async () => {
    const legs = ['a', 'b', 'c', 'd'].map((cni) =>
      buildResults(mixedResults().cells, { id: cni, cluster: { name: 'kind', cni, evidence: 'packets', details: {} } }),
    );
    const [first, ...others] = legs;
    assert.ok(first);
    const { page } = await open({ legs: [first, ...others] }, '#/', { viewport: { width: 794, height: 1100 } });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
  });
});
