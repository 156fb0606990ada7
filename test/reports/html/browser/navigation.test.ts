import assert from 'node:assert/strict';
import { buildCell, buildFlow, buildResults } from '../../build-results.ts';
import { greenResults, mixedResults, predictedResults } from '../../sample-results.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const red = { legs: [mixedResults()] } as const;

describeInBrowser('the report in a browser', (open) => {
  it('opens from disk, loads nothing, breaks nothing, and leads with the verdict', async () => {
    const { page, problems, requests } = await open(red);
    const heading = page.getByRole('heading', { level: 1 });
    assert.equal(await heading.textContent(), 'The policies do not do what is declared');
    assert.match((await page.getByRole('region', { name: 'Verdict' }).textContent()) ?? '', /prometheus→controller:8080\/TCP/);
    assert.match(await page.title(), /^The policies do not do/);
    assert.deepEqual([problems, requests], [[], []]);
  });

  it('goes from the verdict by a cause to a flow, and from there to its claim', async () => {
    const { page } = await open(red);
    await page
      .getByRole('region', { name: 'What is behind it' })
      .getByRole('link')
      .filter({ hasText: 'prometheus→controller:8080/TCP' })
      .click();
    await page.getByRole('heading', { level: 1, name: /prometheus→controller:8080\/TCP/ }).waitFor();
    const answers = page.getByRole('region', { name: 'Declared, predicted, observed' });
    assert.match((await answers.textContent()) ?? '', /declared.*allowed.*predicted.*denied.*observed.*denied/);
    assert.match(
      (await page.getByRole('region', { name: 'Repeat it' }).textContent()) ?? '',
      /npm run conformance -- --scenario row-metrics/,
    );
    await page.getByRole('navigation', { name: 'Where this is' }).getByRole('link', { name: 'row-metrics', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'row-metrics' }).waitFor();
  });

  it('opens every view from the head, with that view marked', async () => {
    const { page, problems } = await open(red);
    for (const name of ['Causes', 'Flows', 'Rule coverage', 'Time to enforce', 'Compare', 'Overview']) {
      const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
      await link.click();
      await page.locator('nav [aria-current=page]', { hasText: name }).waitFor();
    }
    assert.deepEqual(problems, []);
  });

  it('opens a link into it: a flow, a filtered list, a claim in one phase', async () => {
    const flow = await open(red, '#/flow/nftables/row-metrics%2Fkubernetes/flagger%E2%86%92controller%3A8082%2FTCP');
    assert.match((await flow.page.getByRole('heading', { level: 1 }).textContent()) ?? '', /^flagger→controller:8082\/TCP/);
    const list = await open(red, '#/flows?outcome=failed&engine=kubernetes');
    assert.match((await list.page.getByRole('status').textContent()) ?? '', /^2 of /);
    const claim = await open(red, '#/claim/row-metrics?engine=calico&phase=restored&by=source');
    for (const name of ['calico', 'restored', 'row × source'])
      assert.equal(await claim.page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed'), 'true');
  });

  it('says where a link is about another run', async () => {
    const { page } = await open(red, '#/flow/nftables/nothing/here');
    assert.match((await page.locator('main').textContent()) ?? '', /No such flow.*nothing \/ here/);
  });

  it('filters and searches, and keeps both in the address', async () => {
    const { page } = await open(red, '#/flows');
    await page.getByRole('button', { name: /^failed/ }).click();
    await page.getByRole('combobox', { name: 'Engine', exact: true }).selectOption('calico');
    const lines = page.locator('main .flow-list > li');
    await page.waitForURL(/#\/flows\?outcome=failed&engine=calico$/);
    await page.getByRole('status').getByText(/^1 of/).waitFor();
    assert.equal(await lines.count(), 1);
    await page.getByRole('link', { name: 'Clear' }).click();
    await page.waitForURL(/#\/flows$/);
    await page.getByRole('searchbox').fill('dns udp');
    await page.waitForURL(/q=dns\+udp/);
    await page.getByRole('status').getByText('with “dns udp”').waitFor();
    for (const text of await lines.allTextContents()) assert.match(text, /dns:53\/UDP/);
    await page.getByRole('searchbox').fill('no such thing');
    await page.getByText('No flow meets all of these').waitFor();
  });

  it('switches phases: what was cut while policies were applied connects without them', async () => {
    const { page } = await open(red, '#/claim/row-metrics?engine=kubernetes');
    const row = page.getByRole('row').filter({ hasText: 'metrics' });
    assert.match((await row.textContent()) ?? '', /dropped/);
    assert.equal(await page.locator('.topology-svg .arrow-differs').count(), 1);
    await page.getByRole('button', { name: 'open', exact: true }).click();
    await page.getByRole('button', { name: 'open', exact: true, pressed: true }).waitFor();
    assert.doesNotMatch((await row.textContent()) ?? '', /dropped/);
    assert.equal(await page.locator('.topology-svg .arrow-differs').count(), 0);
  });

  it('brings the arrows of the pointed-at field forward', async () => {
    const { page } = await open(red, '#/claim/row-metrics?engine=kubernetes');
    await page.getByRole('row').filter({ hasText: 'metrics' }).getByRole('link').first().hover();
    await page.locator('.topology-svg .steps-back').nth(1).waitFor();
    assert.equal(await page.locator('.topology-svg .steps-back').count(), 2);
  });

  it('puts runs side by side', async () => {
    const cluster = { name: 'kind', cni: 'calico', evidence: 'packets', details: {} } as const;
    const other = buildResults(mixedResults().cells, { id: 'other1', cluster });
    const { page } = await open({ legs: [greenResults(), other] }, '#/compare');
    assert.match(
      (await page.locator('.lead').textContent()) ?? '',
      /flows that both judged fare differently under calico, all engines than under nftables/,
    );
    assert.equal(await page.locator('.comparison tbody tr').first().getByRole('link').count(), 2);
    await page.getByRole('combobox', { name: 'B', exact: true }).selectOption('nftables');
    await page.waitForURL(/b=nftables/);
    await page.locator('.lead', { hasText: /^0 of / }).waitFor();
  });

  it('copies the command that repeats a flow', async () => {
    const { page } = await open(red, '#/flow/nftables/row-metrics%2Fkubernetes/flagger%E2%86%92controller%3A8082%2FTCP', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copy the command' }).click();
    await page.getByRole('status').getByText('Copied the command').waitFor();
    const copied: unknown = await page.evaluate('navigator.clipboard.readText()');
    assert.equal(copied, "npm run conformance -- --scenario row-metrics --engine kubernetes --grep 'flagger → controller'");
  });

  it('says that no packet was sent, in place of empty tables, of a flow that is only predicted', async () => {
    const { page } = await open({ legs: [predictedResults()] }, '#/flows');
    await page.locator('main .flow-list a').first().click();
    await page.locator('.flow-page').getByText('No packet was sent for this flow.').waitFor();
    assert.equal(await page.locator('.flow-page table, .flow-page .timeline').count(), 0);
  });

  it('selects the command where the browser has no clipboard for the page, as over plain HTTP', async () => {
    const { page } = await open(red, '#/flow/nftables/row-metrics%2Fkubernetes/flagger%E2%86%92controller%3A8082%2FTCP', {
      before: `Object.defineProperty(navigator, 'clipboard', { value: undefined })`,
    });
    await page.getByRole('button', { name: 'Copy the command' }).click();
    await page.getByRole('status').getByText('Selected the command: press Ctrl+C').waitFor();
    const selected: unknown = await page.evaluate('String(getSelection())');
    assert.equal(selected, "npm run conformance -- --scenario row-metrics --engine kubernetes --grep 'flagger → controller'");
  });

  it('says in every view why there is nothing, of a run that ended before it had a cell', async () => {
    const dead = buildResults([], { problem: 'helm is missing', completeness: 'partial', stages: [] });
    const { page, problems } = await open({ legs: [dead] });
    assert.match(
      (await page.getByRole('region', { name: 'Verdict' }).textContent()) ?? '',
      /Not proven: nothing was judged.*helm is missing\./,
    );
    for (const [view, said] of [
      ['#/', 'helm is missing.'],
      ['#/causes', 'Nothing was judged'],
      ['#/flows', 'These results have no flows'],
      ['#/coverage', 'These results name no rules'],
      ['#/timing', 'No cell of these results has a time to enforce'],
      ['#/compare', 'There is nothing to compare'],
    ] as const) {
      await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
      await page.locator('main').getByText(said).waitFor();
      assert.equal(await page.locator('main table').count(), 0, view);
    }
    assert.deepEqual(problems, []);
  });

  it('shows what a link asks for, several values of a filter included, and takes each away', async () => {
    const { page } = await open(red, '#/flows?outcome=failed%2Cinconclusive&engine=calico%2Ccilium');
    assert.equal(await page.getByRole('combobox', { name: 'Engine', exact: true }).inputValue(), 'calico,cilium');
    const pressed = page.locator('main .chip[aria-pressed=true]');
    assert.deepEqual(
      (await pressed.allTextContents()).map((text) => text.split(' ')[0]),
      ['failed', 'inconclusive'],
    );
    await pressed.first().click();
    await page.waitForURL(/outcome=inconclusive&engine=calico%2Ccilium$/);
    assert.equal(await pressed.count(), 1);
  });

  it('shows more of a cause’s flows as often as one asks, until all are there', async () => {
    const flows = Array.from({ length: 45 }, (_, port) =>
      buildFlow({ id: `flow ${String(port)}`, port, outcome: 'failed', verdict: 'denied' }),
    );
    const { page } = await open({ legs: [buildResults([buildCell({ flows })])] }, '#/causes');
    await page.getByText('All 45 flows').click();
    const lines = page.locator('main .flow-list > li');
    await lines.nth(19).waitFor();
    await page.getByRole('button', { name: '20 more of 25' }).click();
    await page.getByRole('button', { name: '5 more of 5' }).click();
    await lines.nth(44).waitFor();
    assert.equal(await page.getByRole('button', { name: / more of / }).count(), 0);
  });

  it('leads with the gate where it decided', async () => {
    const reasons = [{ requirement: 'claim health on every engine', found: 'failed on calico', action: 'fix it' }];
    const { page } = await open({ ...red, gate: { verdict: 'closed', reasons, evidence: [], notes: [] } });
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Gate closed');
    assert.match((await page.getByRole('region', { name: 'Release gate' }).textContent()) ?? '', /fix it/);
  });
});
