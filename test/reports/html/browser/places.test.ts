import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { mixedResults } from '../../sample-results.ts';
import { manyFlows } from '../many-flows.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const red = { legs: [mixedResults()] } as const;
const many = { legs: [manyFlows(200)] } as const;

/** Opens the second line of a list with the keyboard. @returns its address */
async function openSecondLine(page: Page): Promise<string> {
  const second = page.locator('main .flow-list a').nth(1);
  const address = (await second.getAttribute('href')) ?? '';
  await second.focus();
  await page.keyboard.press('Enter');
  await page.locator('.flow-page').waitFor();
  return address;
}

describeInBrowser('the place of a reader in a list', (open) => {
  it('is kept, with the filters, where Escape leads up from a flow', async () => {
    const { page } = await open(red, '#/flows?outcome=failed');
    const address = await openSecondLine(page);
    await page.keyboard.press('Escape');
    await page.waitForURL(/#\/flows\?outcome=failed$/);
    assert.equal(await page.locator(':focus').getAttribute('href'), address);
  });

  it('is kept where the browser goes back', async () => {
    const { page } = await open(red, '#/flows?outcome=failed');
    const address = await openSecondLine(page);
    await page.goBack();
    await page.locator('main .flow-list a:focus').waitFor();
    assert.equal(await page.locator(':focus').getAttribute('href'), address);
  });

  it('is at the flow that one has gone on to', async () => {
    const { page } = await open(red, '#/flows?outcome=failed');
    const address = await openSecondLine(page);
    await page.keyboard.press('k');
    await page.keyboard.press('Escape');
    await page.locator('main .flow-list a:focus').waitFor();
    assert.notEqual(await page.locator(':focus').getAttribute('href'), address);
    assert.equal(await page.locator('main .flow-list a').first().getAttribute('href'), await page.locator(':focus').getAttribute('href'));
  });

  it('is the top of a page that one turns to', async () => {
    const { page } = await open(many, '#/flows');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL(/page=2/);
    await page.getByRole('navigation', { name: 'Pages' }).getByText('51 to 100 of 200').waitFor();
    assert.equal(await page.evaluate('scrollY'), 0);
    await page.locator('main h1:focus').waitFor();
  });

  it('is never nowhere, though what had the focus is gone', async () => {
    const { page } = await open(red, '#/flows?outcome=failed');
    await page.getByRole('link', { name: 'Clear' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/flows$/);
    await page.locator('main h1:focus').waitFor();
  });

  it('goes on with Tab from field to field of a truth table, which moves the picture', async () => {
    const { page } = await open(red, '#/claim/row-metrics');
    const fields = page.locator('.truth-table a');
    await fields.first().focus();
    for (const position of [1, 2, 3]) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(`[...document.querySelectorAll('.truth-table a')].indexOf(document.activeElement)`), position);
    }
  });

  it('stays at a filter that is being set', async () => {
    const { page } = await open(many, '#/flows?page=2');
    const chip = page.getByRole('button', { name: /^failed/ });
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/outcome=failed$/);
    await page.locator('main .chip:focus', { hasText: 'failed' }).waitFor();
  });
});
