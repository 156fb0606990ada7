import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportCommand } from '../../../cli/commands/report-command.ts';
import { decideRelease } from '../../../cli/decide-release.ts';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { resolveSuite } from '../../../cli/resolve-suite.ts';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { renderHtmlReport } from '../../../reports/html/render-html-report.ts';
import { formatJson } from '../../../reports/json-reporter.ts';
import { readLegs } from '../../../reports/merge/read-legs.ts';
import { buildCell, buildCheck, buildResults } from '../../reports/build-results.ts';
import { greenResults, mixedResults } from '../../reports/sample-results.ts';
import { outsideMocha } from '../../../mocha/outside-mocha.ts';
import { prepareRelease } from '../release.ts';
import { refusalOf } from '../refusal-of.ts';
import { type Said, saidBy } from '../said-by.ts';

async function report(...args: readonly string[]): Promise<Said<number>> {
  const parsed = parseArguments(['report', ...args]);
  assert.ok(parsed.command === 'report');
  return saidBy(() => reportCommand(parsed.options));
}

describe('reports from results', () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpolconformancereport'));
    out = join(folder, 'out');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function put(name: string, results: Results): Promise<string> {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'results.json'), formatJson(results));
    return join(folder, name);
  }

  it('are printed, and nothing is written; the exit code is 0 whatever they say', async () => {
    const { result, stdout, stderr } = await report('--from', await put('mixed', mixedResults()), '--out', out);
    assert.deepEqual([result, stderr], [0, '']);
    assert.match(stdout, /CLAIMS × ENGINES/);
    assert.match(stdout, /✗ FAILED/);
    assert.deepEqual(await readdir(folder), ['mixed']);
  });

  it('are written where --out says, and which is said on stderr', async () => {
    const { result, stdout, stderr } = await report(await put('green', greenResults()), '--reporter', 'json,markdown', '--out', out);
    assert.deepEqual([result, stderr], [0, `wrote ${join(out, 'results.json')}, ${join(out, 'summary.md')}\n`]);
    assert.match(stdout, /^✓ OK .*\n$/);
    assert.deepEqual((await readdir(out)).toSorted(), ['results.json', 'summary.md']);
  });

  describe('that are too long', () => {
    const checks = Array.from({ length: 60 }, (_, position) => {
      const id = `check-${String(position)}`;
      return buildCheck({ id, outcome: 'failed', reason: `reason ${String(position)}` });
    });
    const many = buildResults(checks.map((check) => buildCell({ scenario: check.id, outcome: 'failed', checks: [check] })));
    const summary = (): Promise<string> => readFile(join(out, 'summary.md'), 'utf8');

    it('refer to the results that they are made from', async () => {
      const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
      const green = greenResults();
      const from = [await put('many', many), await put('green', { ...green, run: { ...green.run, cluster } })];
      await report(...from, '--reporter', 'markdown', '--out', out);
      assert.ok((await summary()).includes(` more causes in ${from.join(', ')}\n`));
    });

    it('refer to the results beside them where these are written', async () => {
      await report(await put('many', many), '--reporter', 'markdown,json', '--out', out);
      assert.ok((await summary()).includes(` more causes in ${join(out, 'results.json')}\n`));
    });
  });

  it('lead with the decision of the gate where its policy is named', async () => {
    await using release = await prepareRelease();
    const page = (): Promise<string> => readFile(join(out, 'report.html'), 'utf8');
    const legs = await readLegs([release.folder]);
    await report(release.folder, '--reporter', 'html', '--out', out);
    assert.equal(await page(), renderHtmlReport({ legs }));
    await outsideMocha(() => report(release.folder, '--reporter', 'html', '--out', out, '--gate', release.policy));
    assert.equal(
      await page(),
      renderHtmlReport({
        legs,
        gate: (await decideRelease(legs, { policy: release.policy, ...(await outsideMocha(() => resolveSuite({}))) })).decision,
      }),
    );
  });

  it('are refused where there is nothing to read', async () => {
    const [exitCode, message] = await refusalOf(() => report('--from', join(folder, 'none')));
    assert.equal(exitCode, 2);
    assert.match(message, /none can't be read: there is nothing of that name/);
  });
});
