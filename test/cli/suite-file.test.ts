import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSuite, writeOwnSuite } from './own-suite.ts';
import { type CliRun, runCli } from './run-cli.ts';

const chart = join(process.cwd(), 'test/fixtures/other-chart');

describe("a user's own suite", function () {
  this.timeout(120_000);
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suite-file-'));
    file = await writeOwnSuite(folder);
  });
  after(() => rm(folder, { recursive: true }));

  const withSuite = (...args: readonly string[]): Promise<CliRun> => runCli([...args, '--suite', file, '--chart', chart]);

  it('is what is listed, in place of that of the folder', async () => {
    const { stdout, exitCode } = await withSuite('list');
    assert.equal(exitCode, 0);
    assert.match(stdout, /^mine \(claim row-metrics; kubernetes\)\n/);
    assert.match(stdout, /\n1 scenarios, 1 cells, 2 expectations/);
  });

  it('is run on the chart that is named, and its flows are repeated with it', async () => {
    const green = await withSuite('--cluster', 'predict', '--out', join(folder, 'green'));
    assert.equal(green.exitCode, 0, green.stdout + green.stderr);
    const wrong = await writeOwnSuite(await mkdtemp(join(folder, 'wrong-')), ownSuite.replace('other:health', 'other:9100'));
    await writeFile(wrong, ownSuite.replace('other:health: no row', 'dashboard:http: nothing isolates it'));
    const red = await runCli(['--cluster', 'predict', '--suite', wrong, '--chart', chart, '--out', join(folder, 'red')]);
    assert.equal(red.exitCode, 1, red.stdout + red.stderr);
    const said = red.stdout.replace(/\s+/g, ' ');
    assert.match(said, /repeat .*--scenario mine --engine kubernetes .*--suite \S+mine\.yaml .*--chart \S+other-chart .*--cluster predict/);
  });

  it('is found in the folder where the command is given, with its source', async () => {
    const own = await mkdtemp(join(folder, 'own-'));
    await writeFile(join(own, 'netpol.yaml'), `source: { chart: ${chart} }\n${ownSuite}`);
    const run = await runCli(['--cluster', 'predict', '--reporter', 'console'], { cwd: own });
    assert.equal(run.exitCode, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /other-controller 2\.0\.0/);
  });

  it('is rendered and explained, its first scenario unless another is named', async () => {
    const rendered = await withSuite('render');
    assert.match(rendered.stdout, /kind: NetworkPolicy/, rendered.stderr);
    const explained = await withSuite('explain', '--from', 'stranger', '--to', 'other:health');
    assert.match(explained.stdout, /stranger → other:9101\/TCP under kubernetes, scenario mine: denied/, explained.stderr);
  });

  it('is what the gate asks for', async () => {
    const packets = await withSuite('--reporter', 'json', '--out', join(folder, 'packets'));
    assert.equal(packets.exitCode, 0, packets.stdout + packets.stderr);
    const policy = join(folder, 'gate.yaml');
    const required = '[{ cni: nftables, engines: [kubernetes], claims: [row-metrics], minimum: { cells: 1, flows: 4 } }]';
    await writeFile(policy, `version: 1\nchart: other-controller\nmaxAge: 1h\nrequired: ${required}\n`);
    const gate = ['gate', join(folder, 'packets'), '--policy', policy];
    const { stdout, stderr, exitCode } = await withSuite(...gate);
    assert.equal(exitCode, 0, stdout + stderr);
    assert.equal((await runCli([...gate, '--chart', chart])).exitCode, 1, "this project's suite has more for the claim");
  });

  it('is refused in sentences with their lines where the file is not there, breaks, or is none', async () => {
    for (const [name, text, sentence] of [
      ['none.yaml', undefined, /none\.yaml: there is no such file\.$/],
      ['broken.yaml', 'claims: [', /broken\.yaml/],
      ['typo.yaml', ownSuite.replace('deny:', 'denied:'), /typo\.yaml:14:\d+: .*denied/],
      ['breaks.mjs', 'export default (', /breaks\.mjs: failed: /],
      ['throws.mjs', 'export default () => { throw new Error("not so"); };', /throws\.mjs: failed: not so$/],
      ['nothing.mjs', 'export const nothing = 1;', /nothing\.mjs: has no suite as its default export; write export default/],
      ['suite.txt', 'x', /suite\.txt: is no suite by its name/],
    ] as const) {
      const path = join(folder, name);
      if (text !== undefined) await writeFile(path, text);
      const { exitCode, stderr } = await runCli(['list', '--suite', path]);
      assert.match(stderr, sentence);
      assert.equal(exitCode, 3, stderr);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });
});
