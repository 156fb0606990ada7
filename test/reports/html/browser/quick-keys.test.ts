import assert from 'node:assert/strict';
import { mixedResults } from '../../sample-results.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const red = { legs: [mixedResults()] } as const;
const firstFlow = '#/flow/nftables/row-metrics%2Fkubernetes/prometheus%E2%86%92controller%3A8080%2FTCP';

/** Presses keys one right after the other, so that the page has no moment to draw in between; then looks at it. */
function pressAndLook(keys: readonly string[], look: string): string {
  return `
    for (const key of ${JSON.stringify(keys)})
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    ${look};
  `;
}

/** Does something as soon as the page shows a view, before any effect of it can run. */
function atFirstSight(action: string): string {
  return `
    new MutationObserver((_, observer) => {
      if (document.querySelector('main h1') === null) return;
      observer.disconnect();
      ${action};
    }).observe(document, { childList: true, subtree: true });
  `;
}

describeInBrowser('keys and clicks that come before the page is drawn', (open) => {
  it('count from the moment that the page is seen', async () => {
    const before = atFirstSight(`dispatchEvent(new KeyboardEvent('keydown', { key: '3' }))`);
    const { page } = await open(red, '', { before });
    await page.getByRole('heading', { level: 1, name: 'Flows' }).waitFor();
  });

  it('may be an address of the browser’s, right at the start', async () => {
    const { page } = await open(red, '', { before: atFirstSight(`location.hash = '#/causes'`) });
    await page.getByRole('heading', { level: 1, name: 'Causes' }).waitFor();
  });

  it('go as many flows on as they are', async () => {
    const { page } = await open(red, '#/flows?outcome=failed');
    const links = await page.evaluate<readonly string[]>(`[...document.querySelectorAll('main .flow-list a')].map((link) => link.hash)`);
    assert.ok(links.length > 2);
    await page.evaluate(`location.hash = ${JSON.stringify(links[0])}`);
    await page.locator('.flow-page').waitFor();
    const hash: unknown = await page.evaluate(pressAndLook(['j', 'j'], 'location.hash'));
    assert.equal(hash, links[2]);
  });

  it('are about the view that the key before them asked for', async () => {
    const { page } = await open(red);
    const focused: unknown = await page.evaluate(pressAndLook(['3', 'j'], 'document.activeElement.closest("main .flow-list li") !== null'));
    assert.equal(focused, true);
  });

  it('are about the view that a click before them asked for', async () => {
    const { page } = await open(red);
    const look = 'document.activeElement.closest("main .flow-list li") !== null';
    const focused: unknown = await page.evaluate(`document.querySelector('nav a[href="#/flows"]').click(); ${pressAndLook(['j'], look)}`);
    assert.equal(focused, true);
  });

  it('change the colours as often as they are', async () => {
    const { page } = await open(red);
    assert.equal(await page.evaluate(pressAndLook(['t', 't'], 'document.documentElement.dataset.theme')), 'dark');
  });

  it('do not leave the view behind the help', async () => {
    const { page } = await open(red, firstFlow);
    const hash: unknown = await page.evaluate(pressAndLook(['?', 'Escape'], 'location.hash'));
    assert.equal(hash, firstFlow);
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  });

  it('take a filter back with a second click', async () => {
    const { page } = await open(red, '#/flows');
    const hash: unknown = await page.evaluate(`
      const chip = document.querySelector('main .chip');
      chip.click();
      const one = location.hash;
      chip.click();
      [one, location.hash];
    `);
    assert.deepEqual(hash, ['#/flows?outcome=failed', '#/flows']);
  });

  it('are one step in the history however many letters a search has', async () => {
    const { page } = await open(red);
    const steps: unknown = await page.evaluate(`
      const before = history.length;
      const field = document.querySelector('[data-search]');
      field.focus();
      for (const text of ['s', 's3']) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      [history.length - before, location.hash];
    `);
    assert.deepEqual(steps, [1, '#/flows?q=s3']);
  });
});
