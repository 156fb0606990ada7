import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { report } from '../../api/report.ts';
import { run } from '../../api/run.ts';
import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import { weighRuleUses } from '../../harness/coverage/weigh-rule-uses.ts';
import { exitCodeOf } from '../../harness/judge/run.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { runCli } from '../cli/run-cli.ts';
import { breaks } from './breaks.ts';
import { copyShop } from './shop-copy.ts';

const suites = [
  { file: 'netpol.yaml', cells: 24, flows: 1500, source: { kind: 'chart', name: 'shop', version: '0.1.0' } },
  { file: 'k8s/netpol.yaml', cells: 2, flows: 300, source: { kind: 'manifests' } },
  { file: 'overlays/prod/netpol.yaml', cells: 2, flows: 300, source: { kind: 'kustomize', name: 'prod' } },
] as const;

const said = (results: Results): string =>
  report(results, ['console'])
    .map((each) => ('text' in each ? each.text : ''))
    .join('\n')
    .replace(/\s+/g, ' ');

describe('the example in examples/shop', function () {
  this.timeout(120_000);

  for (const { file, cells, flows, source } of suites) {
    describe(`${file}, on the embedded cluster`, () => {
      let results: Results | undefined;
      before(async () => {
        results = await run({ suite: `examples/shop/${file}` });
      });
      const found = (): Results => {
        assert.ok(results);
        return results;
      };

      it('is ok, with packets, and says so', () => {
        const { summary, run: about } = found();
        assert.equal(exitCodeOf(summary.outcome), 0, said(found()));
        assert.equal(about.cluster.evidence, 'packets');
        assert.deepEqual([summary.cells.ok, summary.flows.ok], [found().cells.length, found().cells.flatMap((cell) => cell.flows).length]);
        assert.match(said(found()), /DIFFERENCES none/);
      });

      it('tries no fewer cells and flows than it did', () => {
        assert.ok(found().summary.cells.ok >= cells, String(found().summary.cells.ok));
        assert.ok(found().summary.flows.ok >= flows, String(found().summary.flows.ok));
      });

      it('exercises every rule', () => {
        const { rendered, unexercised } = weighRuleUses(findRuleUses(found().cells));
        assert.ok(rendered > 0);
        assert.deepEqual(
          unexercised.map(({ policy, path }) => `${policy} ${path}`),
          [],
        );
      });

      it('says what it was about', () => {
        const { source: about } = found().run;
        assert.deepEqual({ ...about, ...source }, about);
        assert.match(about.digest, /^sha256:[0-9a-f]{64}$/);
        assert.ok(about.path.includes(resolve('examples/shop')), about.path);
      });
    });
  }

  describe('with one change to its chart', () => {
    for (const { what, file, from, to, engines, scenarios, says } of breaks) {
      it(`goes red where ${what}, and names flow, policy and line`, async () => {
        await using shop = await copyShop();
        const line = await shop.edit(file, from, to);
        const suite = join(shop.path, 'netpol.yaml');
        const results = await run({ suite, cluster: { kind: 'predict' }, select: { engines, scenarios } });
        const text = said(results);
        assert.equal(exitCodeOf(results.summary.outcome), 1, text);
        assert.ok(results.cells.some(({ outcome }) => outcome === 'failed'));
        for (const each of says) {
          const wanted = typeof each === 'string' ? each : new RegExp(each.source.replace('LINE', String(line)), each.flags);
          assert.ok(typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text), `${String(wanted)}\n${text}`);
        }
      });
    }

    it('is green without one, in the cells that are red with it', async () => {
      await using shop = await copyShop();
      const scenarios = [...new Set(breaks.flatMap((each) => each.scenarios))];
      const results = await run({ suite: join(shop.path, 'netpol.yaml'), cluster: { kind: 'predict' }, select: { scenarios } });
      assert.equal(exitCodeOf(results.summary.outcome), 0, said(results));
    });
  });

  it('knows nothing of another suite that runs beside it in one process', async () => {
    const { suite } = await import('../../scenarios/suite.ts');
    const predict = { cluster: { kind: 'predict' } } as const;
    const gate = {
      ...predict,
      suite,
      source: { kind: 'chart', path: 'chart', valuesFiles: [] },
      select: { scenarios: ['row-gate'] },
    } as const;
    const shop = { ...predict, suite: 'examples/shop/netpol.yaml', select: { scenarios: ['front-door'] } } as const;
    const both = await Promise.all([run(gate), run(shop)]);
    const alone = [await run(gate), await run(shop)];
    const about = ({ cells, run: { source }, suite: info }: Results): unknown => ({
      source: source.name,
      suite: info,
      cells: cells.map(({ id, outcome, flows, policies }) => ({
        id,
        outcome,
        flows: flows.map((flow) => flow.id),
        policies: policies.length,
      })),
    });
    assert.deepEqual(both.map(about), alone.map(about));
    assert.deepEqual(
      both.map(({ cells }) => [...new Set(cells.map(({ scenario, outcome }) => `${scenario} ${outcome}`))]),
      [['row-gate ok'], ['front-door ok']],
    );
  });

  it('is refused with file and line where its suite has a key that is none, and leaves nothing behind', async () => {
    await using shop = await copyShop();
    const suite = join(shop.path, 'netpol.yaml');
    const line = await shop.edit('netpol.yaml', 'everythingElse: denied', 'everythingElze: denied');
    const temporary = join(shop.path, 'tmp');
    await mkdir(temporary);
    const out = join(shop.path, 'out');
    const { exitCode, stdout, stderr } = await runCli(['--suite', suite, '--out', out], { env: { TMPDIR: temporary } });
    assert.equal(exitCode, 3, stdout + stderr);
    const lines = (stdout + stderr).trim().split('\n');
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.ok(lines[0]?.includes(`${suite}:${String(line)}`), lines[0]);
    assert.match(lines[0] ?? '', /everythingElze.*everythingElse/);
    assert.doesNotMatch(lines[0] ?? '', /\bat .*\.ts:\d+/);
    assert.ok(!existsSync(out));
    assert.deepEqual(
      (await readdir(temporary)).filter((name) => name.startsWith('netpol-conformance-')),
      [],
    );
  });
});
