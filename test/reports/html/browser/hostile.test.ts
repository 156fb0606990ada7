import assert from 'node:assert/strict';
import type { Results } from '../../../../harness/vocabulary/results.ts';
import { buildCell, buildFlow, buildResults } from '../../build-results.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const script = '</script><script>document.title = "taken over"</script>';
const image = '<img src="https://example.invalid/x.png" onerror="document.title = \'taken over\'">';
const huge = 'x'.repeat(200_000);
const hostile = buildFlow({
  id: `${script}\u001b[31m\u202e`,
  source: image,
  because: huge,
  reason: `${script}\n${image}`,
  outcome: 'failed',
  verdict: 'denied',
  address: 'javascript:alert(1)',
  repeat: `echo ${image}`,
});
const cell = buildCell({
  claim: `__proto__`,
  scenario: image,
  id: `${image}/kubernetes`,
  title: script,
  namespace: '',
  reason: script,
  outcome: 'failed',
  values: { [script]: image, constructor: script },
  policies: [{ ref: image, file: script, yaml: `${script}: [\n${image}`, rules: [] }],
  flows: [hostile, buildFlow({ id: huge })],
});
const data = {
  legs: [buildResults([cell], { problem: script, cluster: { name: script, cni: image, evidence: 'packets', details: {} } })],
} as const;

describeInBrowser('a report of hostile results', (open) => {
  it('shows their texts as texts, in every view', async () => {
    const { page, problems, requests } = await open(data);
    for (const view of ['#/', '#/causes', '#/flows', '#/coverage', '#/timing', '#/compare', '#/claim/__proto__']) {
      await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
      await page.locator('main h1:focus').waitFor();
      assert.equal(await page.locator('main script, main img').count(), 0, view);
      assert.doesNotMatch(await page.title(), /^taken over/, view);
      const over: unknown = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      assert.equal(over, 0, view);
    }
    assert.deepEqual([problems, requests], [[], []]);
  });

  it('makes visible what would hide or turn the text beside it', async () => {
    const { page } = await open(data, '#/flows');
    const text = (await page.locator('main .flow-list').textContent()) ?? '';
    assert.ok(text.includes(`${script}\\u{1b}[31m\\u{202e}`));
    assert.ok(!text.includes('\u001b') && !text.includes('\u202e'));
  });

  it('leads to their flows all the same', async () => {
    const { page, problems } = await open(data, '#/flows');
    await page.locator('main .flow-list a').first().click();
    await page.getByRole('heading', { level: 1, name: /taken over/ }).waitFor();
    assert.match((await page.getByRole('region', { name: 'Policy as YAML' }).textContent()) ?? '', /<img src=/);
    assert.deepEqual(problems, []);
  });

  it('says which view they break, and shows the others', async () => {
    // As an older version wrote them: policies without their rules.
    const old = JSON.parse(JSON.stringify(buildResults([cell])).replace(',"rules":[]', '')) as Results;
    const { page } = await open({ legs: [old] }, '#/coverage');
    await page.getByRole('alert').getByText('This view can’t show these results').waitFor();
    await page.keyboard.press('3');
    await page.getByRole('heading', { level: 1, name: 'Flows' }).waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
  });
});
