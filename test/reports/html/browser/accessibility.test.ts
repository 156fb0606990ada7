import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import { buildResults } from '../../build-results.ts';
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
});
