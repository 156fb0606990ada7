import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { mixedResults } from '../../sample-results.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const red = { legs: [mixedResults()] } as const;

/** Text of what has the focus. */
async function focused(page: Page): Promise<string> {
  return (await page.locator(':focus').textContent()) ?? '';
}

/** The first flow that a search for s3 finds, once it has the focus. */
function firstResult(page: Page): Locator {
  return page.locator('main [data-item]:focus', { hasText: 's3:443' });
}

describeInBrowser('the keyboard of the report', (open) => {
  it('goes through a list with j and k, and opens a line with Enter', async () => {
    const { page } = await open(red, '#/flows?outcome=failed');
    await page.keyboard.press('j');
    const first = await focused(page);
    await page.keyboard.press('j');
    const second = await focused(page);
    assert.notEqual(first, second);
    await page.keyboard.press('k');
    assert.equal(await focused(page), first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/flow\//);
  });

  it('goes on to the next flow and back with j and k on a flow’s page, and up with Escape', async () => {
    const { page } = await open(red, '#/flow/nftables/row-metrics%2Fkubernetes/prometheus%E2%86%92controller%3A8080%2FTCP');
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: /prometheus→controller:8080\/TCP\/IPv6/ }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { level: 1, name: /prometheus→controller:8080\/TCP failed/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/#\/flows/);
    await page.keyboard.press('Escape');
    await page.waitForURL(/#\/$/);
  });

  it('searches with /, and leaves the search with Escape', async () => {
    const { page } = await open(red);
    await page.keyboard.press('/');
    await page.keyboard.type('s3');
    await page.waitForURL(/q=s3/);
    assert.equal(await page.getByRole('searchbox').inputValue(), 's3');
    await page.keyboard.press('Enter');
    await firstResult(page).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    assert.match(await focused(page), /s3:443/);
  });

  it('goes to the first result though Enter comes before the results are drawn', async () => {
    const { page } = await open(red);
    await page.evaluate(`
      const field = document.querySelector('[data-search]');
      field.focus();
      field.value = 's3';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.form.requestSubmit();
    `);
    await firstResult(page).waitFor();
  });

  it('shows its keys with ?, and hides them with Escape', async () => {
    const { page } = await open(red);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.match(page.url(), /report\.html(#\/)?$/);
  });

  it('opens views by number, and leaves keys with a modifier to the browser', async () => {
    const { page } = await open(red);
    await page.keyboard.press('3');
    await page.getByRole('heading', { level: 1, name: 'Flows' }).waitFor();
    await page.keyboard.press('Control+1');
    assert.match(page.url(), /#\/flows$/);
  });

  it('switches the colours with t, whatever the system’s are', async () => {
    const { page } = await open(red, '', { colorScheme: 'light' });
    const colours = async (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await colours();
    for (const [theme, same] of [
      ['light', true],
      ['dark', false],
      ['system', true],
    ] as const) {
      await page.keyboard.press('t');
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      assert.equal((await colours()) === light, same, theme);
    }
  });
});
