import assert from 'node:assert/strict';
import { pageSize } from '../../../../reports/html/model/paginate.ts';
import { manyFlows } from '../many-flows.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const data = { legs: [manyFlows(5000)] } as const;
/** Elements that a page may have, however long the run: what a browser lays out without a pause. */
const mostElements = 3000;

describeInBrowser('a report of 5,000 flows', (open) => {
  it('holds few elements in every view, and searches them all', async () => {
    const { page, problems } = await open(data);
    const count = async (): Promise<number> => page.locator('*').count();
    assert.ok((await count()) < mostElements);
    for (const key of ['2', '3', '5', '6']) {
      await page.keyboard.press(key);
      await page.locator('main h1:focus').waitFor();
      assert.ok((await count()) < mostElements, `view ${key} has ${String(await count())} elements`);
    }
    await page.getByRole('searchbox').fill('controller:5999');
    await page.waitForURL(/q=controller/);
    await page
      .getByRole('status')
      .getByText(/^1 of 5,000/)
      .waitFor();
    assert.equal(await page.locator('main .flow-list > li').count(), 1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /controller:5999/ }).waitFor();
    assert.deepEqual(problems, []);
  });

  it('goes on to the next page with j at the end of one', async () => {
    const { page } = await open(data, '#/flows?page=100');
    assert.match((await page.getByRole('navigation', { name: 'Pages' }).textContent()) ?? '', /4,951 to 5,000 of 5,000/);
    await page.getByRole('link', { name: 'Previous' }).click();
    await page.waitForURL(/page=99/);
    await page
      .locator('main .flow-list a')
      .nth(pageSize - 1)
      .focus();
    await page.keyboard.press('j');
    await page.waitForURL(/page=100/);
  });
});
