import assert from 'node:assert/strict';
import type Mocha from 'mocha';
import { allowed, denied } from '../../harness/scenario/expectation.ts';
import { defineTests } from '../../harness/scenario/mocha-tests.ts';
import { sharedState } from '../../harness/scenario/shared-state.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { buildCell, buildCheck, buildFlow, buildResults } from '../reports/build-results.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { outsideMocha } from './outside-mocha.ts';
import { testsOf } from './tests-of.ts';

const scenario = tinyScenario({
  id: 'tiny',
  title: 'Only metrics are open',
  engines: ['kubernetes', 'cilium'],
  expect: (engine) => [
    allowed('prometheus', 'controller:metrics', 'its rule'),
    denied('prometheus', 'controller:gate', `${engine} has no rule`),
  ],
  checks: (engine) => (engine === 'cilium' ? [] : [{ id: 'same-bytes', because: 'nothing else changed', run: () => undefined }]),
});

/** Every test's full title, and what became of it with these results. */
async function judge(mocha: Mocha, cells: readonly CellResult[]): Promise<Readonly<Record<string, string>>> {
  const { gathered } = sharedState;
  sharedState.gathered = buildResults(cells);
  try {
    const fates: Record<string, string> = {};
    await new Promise<void>((resolve) => {
      const runner = mocha.run(() => {
        resolve();
      });
      runner.on('pass', (test) => (fates[test.fullTitle()] = 'passed'));
      runner.on('pending', (test) => (fates[test.fullTitle()] = 'skipped'));
      runner.on('fail', (test, error: Error) => (fates[test.fullTitle()] = `failed: ${error.message}`));
    });
    return fates;
  } finally {
    sharedState.gathered = gathered;
  }
}

const kubernetes = 'tiny: Only metrics are open kubernetes';
const opens = 'prometheus → controller:metrics is allowed: its rule';
const closes = 'prometheus → controller:gate is denied: kubernetes has no rule';
const check = 'same-bytes: nothing else changed';
const cell = { id: 'tiny/kubernetes', scenario: 'tiny' };
const failed = { outcome: 'failed', reason: 'it connected' } as const;

describe('the tests that a scenario defines under mocha', () => {
  it('are one for each expectation and check of each engine, in words', () => {
    const titles: string[] = [];
    testsOf(scenario).suite.eachTest((test) => titles.push(test.fullTitle()));
    assert.deepEqual(titles, [
      `${kubernetes} ${opens}`,
      `${kubernetes} ${closes}`,
      `${kubernetes} ${check}`,
      `tiny: Only metrics are open cilium ${opens}`,
      'tiny: Only metrics are open cilium prometheus → controller:gate is denied: cilium has no rule',
    ]);
  });

  it('say how the destination is found, and over what it is asked', () => {
    const titles: string[] = [];
    const expectations = [
      allowed('controller', 'dns:dns', 'its row', { lookup: 'udp', approach: { kind: 'service' } }),
      allowed('controller', 's3:service', 'its row', { approach: { kind: 'name', name: 'bucket.example.com' } }),
    ];
    testsOf({ ...scenario, engines: ['cilium'], expect: () => expectations, checks: () => [] }).suite.eachTest((test) =>
      titles.push(test.title),
    );
    assert.deepEqual(titles, [
      'controller → dns:dns by its Service over UDP is allowed: its row',
      'controller → s3:service by bucket.example.com is allowed: its row',
    ]);
  });

  it('are none for checks where there are none', () => {
    const plain = tinyScenario({ id: 'plain' });
    assert.equal('checks' in plain, false);
    assert.equal(testsOf(plain).suite.total(), 2);
  });

  it('pass where what was gathered holds', async () => {
    const cells = [buildCell({ ...cell, flows: [buildFlow(), buildFlow()], checks: [buildCheck()] })];
    assert.deepEqual(await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), cells), {
      [`${kubernetes} ${opens}`]: 'passed',
      [`${kubernetes} ${closes}`]: 'passed',
      [`${kubernetes} ${check}`]: 'passed',
    });
  });

  it('each judge their own flows, of every IP family, and their own check', async () => {
    const flows = [
      buildFlow({ id: 'a' }),
      buildFlow({ id: 'a/IPv6', outcome: 'skipped', reason: 'no IPv6' }),
      buildFlow({ id: 'b' }),
      buildFlow({ id: 'b/IPv6', ...failed }),
    ];
    const checks = [buildCheck({ id: 'another', ...failed }), buildCheck()];
    assert.deepEqual(await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), [buildCell({ ...cell, flows, checks })]), {
      [`${kubernetes} ${opens}`]: 'skipped',
      [`${kubernetes} ${closes}`]: 'failed: b/IPv6: failed: it connected',
      [`${kubernetes} ${check}`]: 'passed',
    });
  });

  it('are not judged by the flows of another', async () => {
    const flows = [buildFlow({ id: 'a' }), buildFlow({ id: 'a/IPv6', ...failed }), buildFlow({ id: 'b' }), buildFlow({ id: 'b/IPv6' })];
    const cells = [buildCell({ ...cell, flows, checks: [buildCheck()] })];
    const fates = await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), cells);
    assert.deepEqual(Object.values(fates), ['failed: a/IPv6: failed: it connected', 'passed', 'passed']);
  });

  it('fail with what stopped their cell', async () => {
    const cells = [buildCell({ ...cell, outcome: 'inconclusive', reason: 'the chart does not render' })];
    const fates = await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), cells);
    assert.deepEqual(Object.values(fates), Array<string>(3).fill('failed: the chart does not render'));
  });

  it('are none where there is no mocha', async () => {
    await outsideMocha(() => {
      assert.doesNotThrow(() => {
        defineTests(scenario);
      });
      return Promise.resolve();
    });
  });
});
