import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../../api/run.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import { refusalOf } from '../cli/refusal-of.ts';
import { runTiny, tinyChart } from '../run/tiny-chart.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';
import { fatesOf, predict, suiteAbout } from './own-suite.ts';

const opens = allowed('front', 'back:api', 'its rule');
const closes = denied('stranger', 'back:api', 'no rule');
const two = suiteAbout('two-workloads', [opens, closes]);
const [scenario] = two.scenarios;
assert.ok(scenario);
const several: Suite = {
  ...two,
  claims: { c: { text: 'c' }, d: { text: 'd' } },
  scenarios: [
    { ...scenario, id: 'open', expect: () => [opens] },
    { ...scenario, id: 'closed', claim: 'd', expect: () => [closes] },
  ],
};

describe('run, as a function', () => {
  it('proves a suite that is a value with packets, where no cluster is named', async () => {
    const results = await run({ suite: two });
    assert.deepEqual([results.run.cluster.name, results.run.cluster.evidence, results.run.problem], ['embedded', 'packets', undefined]);
    assert.deepEqual(
      [...new Set(fatesOf(results.cells))].filter((line) => !line.includes('IPv6')),
      ['ok: front → back:9000/TCP', 'ok: stranger → back:9000/TCP'],
    );
    assert.deepEqual([results.summary.outcome, results.summary.exitCode], ['ok', 0]);
    assert.equal(results.suite.name, 'own');
    for (const { namespace } of results.cells) assert.ok(namespace.startsWith(`npc-${results.run.id}-`), namespace);
  });

  it('takes a suite from its file, and its source from there too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-api-'));
    try {
      const file = join(folder, 'netpol.yaml');
      const source = resolve('test/fixtures/objects/two-workloads.yaml');
      await writeFile(
        file,
        `source: { manifests: [${source}] }\nclaims: { c: What is promised holds }\nscenarios: [{ id: tiny, claim: c, allow: [front -> back:api], deny: [elsewhere -> back:api] }]\n`,
      );
      const results = await run({ suite: file, cluster: { kind: 'predict' }, repeatFlags: ['--suite', file] });
      assert.deepEqual([results.summary.outcome, results.cells.length], ['ok', 1]);
      assert.equal(results.cells[0]?.engine, 'kubernetes');
      assert.ok(results.cells[0].flows[0]?.repeat.endsWith(`--suite ${file}`), results.cells[0].flows[0]?.repeat);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("holds a suite against another source than its own, under the user's values", async () => {
    await using chart = await writeChart({
      ...tinyChart,
      'templates/policy.yaml': tinyChart['templates/policy.yaml'].replace('port: 8080', 'port: {{ .Values.open }}'),
    });
    const own = suiteAbout('two-workloads', [allowed('client', 'controller:gate', 'open'), denied('client', 'controller:health', 'shut')], {
      values: () => ({ networkPolicy: { enabled: true } }),
    });
    const { cells } = await predict(own, {
      source: { kind: 'chart', path: chart.path, valuesFiles: [] },
      values: [{ open: 1, networkPolicy: { enabled: false } }, { open: 8082 }],
    });
    assert.equal(cells[0]?.outcome, 'ok', cells[0]?.reason);
    assert.deepEqual(cells[0].values, { open: 8082, networkPolicy: { enabled: true } });
  });

  for (const [name, select, cells, selection, shard] of [
    ['of everything is a run of the catalogue', {}, ['open', 'closed'], 'catalogue', undefined],
    ['of a part says so', { scenarios: ['open'] }, ['open'], 'part', undefined],
    ['of a shard of everything is one of the catalogue', { shard: { index: 2, of: 2 } }, ['closed'], 'catalogue', { index: 2, of: 2 }],
    ['of a shard of a part is one of a part', { claims: ['d'], shard: { index: 1, of: 1 } }, ['closed'], 'part', { index: 1, of: 1 }],
    ['of every scenario by name is one of the catalogue', { scenarios: ['*'] }, ['open', 'closed'], 'catalogue', undefined],
  ] as const) {
    it(name, async () => {
      const results = await predict(several, { select });
      assert.deepEqual(
        results.cells.map(({ id }) => id),
        cells.map((id) => `${id}/kubernetes`),
      );
      assert.deepEqual([results.run.selection, results.run.shard], [selection, shard]);
    });
  }

  it('knows nothing of a run at the same time', async () => {
    const suites = ['first', 'second', 'third'].map((id) => ({ ...two, name: id, scenarios: [{ ...scenario, id }] }));
    const all = await Promise.all([...suites.map((suite) => predict(suite)), run({ suite: two }), runTiny([scenario], { suite: two })]);
    assert.deepEqual(
      all.map(({ cells }) => cells.map(({ id }) => id)),
      [['first/kubernetes'], ['second/kubernetes'], ['third/kubernetes'], ['tiny/kubernetes'], ['tiny/kubernetes']],
    );
    assert.equal(new Set(all.map(({ run: { id } }) => id)).size, all.length);
    assert.deepEqual(
      all.slice(0, 4).map(({ summary }) => summary.outcome),
      ['ok', 'ok', 'ok', 'ok'],
    );
  });

  it('is refused before anything is started where suite, source or selection can not be', async () => {
    const { source, ...homeless } = two;
    assert.ok(source);
    const [exitCode, message] = await refusalOf(() => predict(homeless));
    assert.equal(exitCode, 3);
    assert.match(message, /^The suite own does not say what it is about: .*--chart, --manifests or --kustomize/);
    assert.deepEqual(await refusalOf(() => run({ suite: '/no/netpol.yaml' })), [3, '/no/netpol.yaml: there is no such file.']);
    const unknown = await refusalOf(() => predict(two, { select: { scenarios: ['none'] } }));
    assert.deepEqual(unknown, [3, '--scenario none: there is no such scenario; npm run conformance -- list shows them.']);
  });

  it('names the only engine of a suite that declares none after the dialect that is rendered', async () => {
    const { cells } = await predict({ ...two, engines: {} });
    assert.deepEqual(
      cells.map(({ id, outcome }) => [id, outcome]),
      [['tiny/kubernetes', 'ok']],
    );
  });

  it('ends early where it is interrupted, and keeps what it has', async () => {
    const interruption = new AbortController();
    const results = await run({
      suite: two,
      signal: interruption.signal,
      onProgress: ({ stage }) => {
        if (stage.startsWith('enforced')) interruption.abort(new Error('SIGINT'));
      },
    });
    assert.deepEqual([results.run.completeness, results.run.problem], ['partial', 'Interrupted by SIGINT: the results are partial.']);
    assert.ok(results.cells[0]?.flows.every(({ observed }) => observed.open?.kind === 'connected'));
  });

  it('says what it does, and shows the cluster before it is cleaned up', async () => {
    const stages = new Set<string>();
    let shown = '';
    await predict(two, {
      onProgress: ({ stage }) => stages.add(stage),
      beforeCleanUp: ({ info }) => {
        shown = info.name;
        return Promise.resolve();
      },
    });
    assert.deepEqual([...stages], ['start', 'render', 'deploy', 'clean up']);
    assert.equal(shown, 'predict');
  });
});
