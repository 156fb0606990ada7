import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { formatJson } from '../../../reports/json-reporter.ts';
import { readResults } from '../../../reports/read-results.ts';
import { reporterNames } from '../../../reports/reporter-names.ts';
import { validateJunit } from '../../reports/junit/validate-junit.ts';
import { buildResults } from '../../reports/build-results.ts';
import { greenResults, mixedResults } from '../../reports/sample-results.ts';
import { runCli } from '../run-cli.ts';

const cilium = { name: 'kind', cni: 'cilium', evidence: 'packets', details: { kubernetes: 'v1.34.4' } } as const;
let folder = '';

async function put(path: string, results: Results): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, formatJson(results));
}

/** The directories among the words, by their full paths. */
function inFolder(args: readonly string[]): readonly string[] {
  return args.map((arg) => (arg === 'green' || arg === 'mixed' ? join(folder, arg) : arg));
}

describe('report, from the command line', function () {
  this.timeout(120_000);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-report-'));
    await put('green/results.json', greenResults());
    await put('mixed/results.json', mixedResults());
    const cells = mixedResults().cells;
    for (const index of [0, 1]) {
      const own = cells.filter((_, position) => position % 2 === index);
      await put(`shards/${String(index)}/results.json`, buildResults(own, { cluster: cilium, shard: { index: index + 1, of: 2 } }));
    }
  });
  after(() => rm(folder, { recursive: true }));

  it('makes every report from results alone, and exits 0 whatever they say', async () => {
    const out = join(folder, 'out');
    const { exitCode, stdout, stderr } = await runCli([
      'report',
      '--from',
      join(folder, 'mixed'),
      join(folder, 'shards'),
      '--reporter',
      reporterNames.join(','),
      '--out',
      out,
    ]);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /CLAIMS × ENGINES/);
    assert.match(stdout, /^::error /m);
    assert.deepEqual((await readdir(out)).toSorted(), [
      'cilium-kind-kubernetes-v1.34.4',
      'junit.xml',
      'metrics.prom',
      'nftables-embedded',
      'report.html',
      'results.sarif',
      'summary.md',
    ]);
    await validateJunit(await readFile(join(out, 'junit.xml'), 'utf8'));
    const again = await runCli(['report', '--from', out]);
    assert.equal(again.exitCode, 0, again.stderr);
    assert.equal(again.stdout.match(/CLAIMS × ENGINES/g)?.length, 2);
  });

  it('merge joins shards, and says what the legs amount to', async () => {
    const out = join(folder, 'merged');
    const { exitCode, stdout, stderr } = await runCli(['report', 'merge', join(folder, 'shards'), '--out', out]);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^cilium · kind · Kubernetes v1\.34\.4: 12 cells, ✗ FAILED/);
    const { run, cells, summary } = await readResults(join(out, 'results.json'));
    assert.deepEqual([run.completeness, run.shard, cells.length], ['complete', undefined, 12]);
    assert.deepEqual(summary, mixedResults().summary);
  });

  it('merge refuses what contradicts itself, and names both files', async () => {
    const { exitCode, stderr } = await runCli([
      'report',
      'merge',
      join(folder, 'green'),
      join(folder, 'mixed'),
      '--out',
      join(folder, 'no'),
    ]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /green\/results\.json and .*mixed\/results\.json both hold the cell row-metrics\/kubernetes/);
    await assert.rejects(readdir(join(folder, 'no')));
  });

  for (const [name, args, code, expected] of [
    ['diff: worse', ['green', 'mixed'], 1, /^NEWLY FAILING {3}5$/m],
    ['diff: better', ['mixed', 'green'], 0, /^NEWLY OK/m],
    ['diff: the same', ['green', 'green'], 0, /^no change$/m],
    ['diff: engines of one run', ['mixed', '--engines', 'cilium,kubernetes'], 1, /cilium → kubernetes/],
    ['diff: as Markdown', ['green', 'mixed', '--reporter', 'markdown'], 1, /^### newly failing \(5\)$/m],
    ['diff: as JSON', ['green', 'mixed', '--reporter', 'json'], 1, /"newly failing": 5/],
  ] as const) {
    it(`${name}: exit ${String(code)}`, async () => {
      const { exitCode, stdout, stderr } = await runCli(['report', 'diff', ...inFolder(args)]);
      assert.equal(exitCode, code, stderr);
      assert.match(stdout, expected);
    });
  }

  for (const [form, expected] of [
    ['console', /FLAKY|no flow changed/],
    ['markdown', /^## Trend$/m],
    ['json', /"legs": \[/],
  ] as const) {
    it(`trend as ${form}`, async () => {
      const { exitCode, stdout, stderr } = await runCli(['report', 'trend', ...inFolder(['green', 'mixed']), '--reporter', form]);
      assert.equal(exitCode, 0, stderr);
      assert.match(stdout, expected);
    });
  }

  for (const [args, code, expected] of [
    [['report', '--from', 'nowhere'], 2, /nowhere can't be read/],
    [['report', 'diff', 'green'], 3, /compares two results, but got 1/],
    [['report', 'diff', 'green', 'mixed', 'green'], 3, /but got 3/],
    [['report', 'trnd', 'green'], 2, /trnd can't be read/],
  ] as const) {
    it(`${args.join(' ')}: exit ${String(code)}`, async () => {
      const { exitCode, stderr } = await runCli(inFolder(args));
      assert.equal(exitCode, code);
      assert.match(stderr, expected);
    });
  }
});
