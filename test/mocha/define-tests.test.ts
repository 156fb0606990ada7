import assert from 'node:assert/strict';
import type Mocha from 'mocha';
import { allowed, denied, type Expectation } from '../../harness/suite/expectation.ts';
import { defineTests } from '../../mocha/define-tests.ts';
import type { CellResult, FlowResult } from '../../harness/vocabulary/results.ts';
import { buildCell, buildCheck, buildFlow, buildResults } from '../reports/build-results.ts';
import { suiteEngines } from '../../scenarios/suite-engines.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { runWith, testsOf } from './tests-of.ts';

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
function judge(mocha: Mocha, cells: readonly CellResult[]): Promise<Readonly<Record<string, string>>> {
  return runWith(mocha, buildResults(cells));
}

const kubernetes = 'tiny: Only metrics are open kubernetes';
const opens = 'prometheus → controller:metrics is allowed: its rule';
const closes = 'prometheus → controller:gate is denied: kubernetes has no rule';
const check = 'same-bytes: nothing else changed';
const cell = { id: 'tiny/kubernetes', scenario: 'tiny' };
const failed = { outcome: 'failed', reason: 'it connected' } as const;
const open = (changes: Partial<FlowResult> = {}): FlowResult =>
  buildFlow({ target: 'controller:metrics', because: 'its rule', declared: 'allowed', ...changes });
const closed = (changes: Partial<FlowResult> = {}): FlowResult =>
  buildFlow({ target: 'controller:gate', because: 'kubernetes has no rule', declared: 'denied', ...changes });

/** What became of the only test of an expectation, with these flows gathered. */
async function fateOf(expectation: Expectation, flows: readonly FlowResult[]): Promise<string> {
  const one = { ...scenario, engines: ['kubernetes'], expect: () => [expectation], checks: () => [] };
  const [fate, ...more] = Object.values(await judge(testsOf(one), [buildCell({ ...cell, flows })]));
  assert.deepEqual(more, []);
  return fate ?? 'there is no test';
}

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
    const cells = [buildCell({ ...cell, flows: [open(), closed()], checks: [buildCheck()] })];
    assert.deepEqual(await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), cells), {
      [`${kubernetes} ${opens}`]: 'passed',
      [`${kubernetes} ${closes}`]: 'passed',
      [`${kubernetes} ${check}`]: 'passed',
    });
  });

  it('each judge their own flows, of every IP family, and their own check', async () => {
    const flows = [
      open({ id: 'a' }),
      open({ id: 'a/IPv6', family: 6, outcome: 'skipped', reason: 'no IPv6' }),
      closed({ id: 'b' }),
      closed({ id: 'b/IPv6', family: 6, ...failed }),
    ];
    const checks = [buildCheck({ id: 'another', ...failed }), buildCheck()];
    assert.deepEqual(await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), [buildCell({ ...cell, flows, checks })]), {
      [`${kubernetes} ${opens}`]: 'skipped',
      [`${kubernetes} ${closes}`]: 'failed: b/IPv6: failed: it connected',
      [`${kubernetes} ${check}`]: 'passed',
    });
  });

  const plainly = allowed('prometheus', 'controller:metrics', 'its rule');
  const byService = { ...plainly, approach: { kind: 'service' } } as const;
  const byName = { ...plainly, approach: { kind: 'name', name: 'x.example.com' } } as const;
  for (const [other, expectation, flow] of [
    ['another source', plainly, open({ source: 'flagger' })],
    ['another destination', plainly, open({ target: 'neighbour:metrics' })],
    ['another port', plainly, open({ target: 'controller:health', port: 8081 })],
    ['another reason', plainly, open({ because: 'another rule' })],
    ['the other verdict', plainly, open({ declared: 'denied' })],
    ['the Service', plainly, open({ id: 'prometheus → controller:8080/TCP via its Service' })],
    ['a name', plainly, open({ id: 'prometheus → controller:8080/TCP as x.example.com' })],
    ['the address', byService, open()],
    ['the address, and not the name', byName, open()],
    ['the other transport', { ...plainly, lookup: 'udp' }, open()],
    ['the other family', { ...plainly, family: 6 }, open()],
    ['another port of the same number', { ...plainly, target: 'controller:8080/UDP' }, open()],
  ] as const) {
    it(`are not judged by a flow of ${other}`, async () => {
      assert.match(await fateOf(expectation, [{ ...flow, ...failed }]), /nothing was gathered for this expectation/);
    });
  }

  for (const [what, expectation, flow] of [
    ['of everybody', { ...plainly, source: '*' }, open({ source: 'api' })],
    ['to everybody', { ...plainly, target: '*:metrics' }, open({ target: 'api:metrics' })],
    ['to every port', { ...plainly, target: 'controller' }, open({ target: 'controller:health' })],
    ['to another replica', { ...plainly, source: 'controller' }, open({ source: 'controller', target: 'controller.1:metrics' })],
    ['to a port by its number', { ...plainly, target: 'controller:8080' }, open()],
    ['to a port by its number and protocol', { ...plainly, target: 'controller:8080/TCP' }, open()],
    ['by its Service', byService, open({ id: 'prometheus → controller:8080/TCP via its Service over IPv6' })],
    ['by a name', byName, open({ id: 'prometheus → controller:8080/TCP as x.example.com' })],
    ['over UDP', { ...plainly, target: 'dns', lookup: 'udp' }, open({ target: 'dns:dns', protocol: 'UDP' })],
  ] as const) {
    it(`are judged by each flow ${what} that their expectation speaks of`, async () => {
      assert.equal(await fateOf(expectation, [flow]), 'passed');
      assert.match(await fateOf(expectation, [flow, { ...flow, ...failed }]), /^failed: .*: failed: it connected$/);
    });
  }

  it('fail with what stopped their cell', async () => {
    const cells = [buildCell({ ...cell, outcome: 'inconclusive', reason: 'the chart does not render' })];
    const fates = await judge(testsOf({ ...scenario, engines: ['kubernetes'] }), cells);
    assert.deepEqual(Object.values(fates), Array<string>(3).fill('failed: the chart does not render'));
  });

  it('fail with what stopped the run, or say what to do where there was none', async () => {
    const one = { ...scenario, engines: ['kubernetes'], checks: () => [] };
    const stopped = await runWith(testsOf(one), buildResults([], { problem: 'no nft' }));
    assert.deepEqual(Object.values(stopped), Array<string>(2).fill('failed: no nft'));
    const without = Object.values(await runWith(testsOf(one), undefined));
    assert.equal(without.length, 2);
    for (const fate of without) assert.match(fate, /no results for tiny\/kubernetes: run mocha with this project's \.mocharc\.json/);
  });

  it('are none where there is no mocha', () => {
    const own = globalThis.describe;
    Reflect.deleteProperty(globalThis, 'describe');
    try {
      assert.doesNotThrow(() => {
        defineTests([scenario], { engines: suiteEngines });
      });
    } finally {
      globalThis.describe = own;
    }
  });
});
