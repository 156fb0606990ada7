import assert from 'node:assert/strict';
import { pageSize } from '../../../../reports/html/model/paginate.ts';
import { manyRules } from '../many-rules.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const data = { legs: [manyRules(4000)] } as const;
/** Elements that a page may have, however many rules there are: what a browser lays out without a pause. */
const mostElements = 3000;

/** Position of the rule that has the focus. */
const focusedRule = `[...document.querySelectorAll('main [data-item]')].indexOf(document.activeElement)`;

describeInBrowser('the coverage of 4,000 rules', (open) => {
  it('is shown a page at a time', async () => {
    const { page, problems } = await open(data, '#/coverage');
    assert.match((await page.locator('.lead').textContent()) ?? '', /^800 of 4,000 rendered rules/);
    const elements = await page.locator('*').count();
    assert.ok(elements < mostElements, `${String(elements)} elements`);
    assert.equal(await page.locator('main .rule').count(), pageSize);
    assert.match((await page.getByRole('navigation', { name: 'Pages' }).textContent()) ?? '', /1 to 50 of 4,000/);
    assert.deepEqual(problems, []);
  });

  it('opens at a link to a page of one engine’s rules that no flow exercised', async () => {
    const { page } = await open(data, '#/coverage?rules=unused&engine=calico&page=16');
    assert.match((await page.getByRole('navigation', { name: 'Pages' }).textContent()) ?? '', /751 to 800 of 800/);
    assert.equal(await page.locator('main .rule').count(), pageSize);
    assert.equal(await page.locator('main .rule-unused').count(), pageSize);
    assert.deepEqual(await page.locator('main h2').allTextContents(), ['calico']);
    for (const name of [/^Exercised by no flow/, 'calico'])
      assert.equal(await page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed'), 'true');
  });

  it('goes on to the next page with j and back with k, line by line', async () => {
    const { page } = await open(data, '#/coverage?page=2');
    const rules = page.locator('main [data-item]');
    await rules.nth(pageSize - 1).focus();
    await page.keyboard.press('j');
    await page.waitForURL(/page=3/);
    assert.equal(await page.evaluate(focusedRule), 0);
    await page.keyboard.press('k');
    await page.waitForURL(/page=2/);
    assert.equal(await page.evaluate(focusedRule), pageSize - 1);
  });

  it('begins again at the first page where it is narrowed', async () => {
    const { page } = await open(data, '#/coverage?page=9');
    await page.getByRole('button', { name: 'cilium', exact: true }).click();
    await page.waitForURL(/#\/coverage\?engine=cilium$/);
    await page.getByRole('navigation', { name: 'Pages' }).getByText('1 to 50 of 1,000').waitFor();
  });
});
