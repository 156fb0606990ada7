import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf, readPage } from '../docs/read-page.ts';
import { type CliRun, runCli } from './run-cli.ts';

const chart = join(process.cwd(), 'test/fixtures/other-chart');

describe("scenarios of a user's own file", function () {
  this.timeout(120_000);
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scenario-file-'));
    file = join(folder, 'scenarios.mjs');
    const blocks = blocksOf(await readPage('docs/writing-a-scenario.md'), 'js');
    await writeFile(file, blocks.join('\n').replaceAll("'my-app'", "'other'"));
  });
  after(() => rm(folder, { recursive: true }));

  const withFile = (...args: readonly string[]): Promise<CliRun> => runCli([...args, '--scenario-file', file]);
  const withText = async (text: string): Promise<CliRun> => {
    const other = join(folder, 'other.mjs');
    await writeFile(other, text);
    return runCli(['list', '--scenario-file', other]);
  };

  it('are those of the page, in place of the catalogue', async () => {
    const { stdout, exitCode } = await withFile('list');
    assert.equal(exitCode, 0);
    assert.match(stdout, /^row-metrics \(claim row-metrics; kubernetes\)\n/);
    assert.match(stdout, /\n1 scenarios, 1 cells, 2 expectations/);
  });

  it('are run on their chart, and repeated with their file', async () => {
    const green = await withFile('--chart', chart, '--cluster', 'predict', '--out', join(folder, 'green'));
    assert.equal(green.exitCode, 0, green.stdout);
    const red = await withFile(
      '--chart',
      chart,
      '--cluster',
      'predict',
      '--out',
      join(folder, 'red'),
      '--values',
      await values('{ webhook: { enabled: true } }'),
    );
    assert.equal(red.exitCode, 1, red.stdout);
    assert.match(
      red.stdout.replace(/\s+/g, ' '),
      /repeat .*--scenario row-metrics --engine kubernetes .*--scenario-file \S+scenarios\.mjs/,
    );
  });

  it('are rendered and explained, the first one unless another is named', async () => {
    const rendered = await withFile('render', '--chart', chart);
    assert.match(rendered.stdout, /kind: NetworkPolicy/, rendered.stderr);
    const explained = await withFile('explain', '--chart', chart, '--from', 'stranger', '--to', 'controller:health');
    assert.match(explained.stdout, /stranger → controller:9101\/TCP under kubernetes, scenario row-metrics: denied/, explained.stderr);
  });

  it('are what the gate asks for', async () => {
    const packets = await withFile('--chart', chart, '--reporter', 'json', '--out', join(folder, 'packets'));
    assert.equal(packets.exitCode, 0, packets.stderr);
    const policy = join(folder, 'gate.yaml');
    const required = '[{ cni: nftables, engines: [kubernetes], claims: [row-metrics], minimum: { cells: 1, flows: 4 } }]';
    await writeFile(policy, `version: 1\nchart: other-controller\nmaxAge: 1h\nrequired: ${required}\n`);
    const gate = ['gate', join(folder, 'packets'), '--policy', policy, '--chart', chart];
    const { stdout, exitCode } = await withFile(...gate);
    assert.equal(exitCode, 0, stdout);
    assert.equal((await runCli(gate)).exitCode, 1, "this project's catalogue has more for the claim");
  });

  it('are refused in a sentence where the file is not there, breaks, or declares none', async () => {
    const missing = await runCli(['list', '--scenario-file', '/no/none.mjs']);
    assert.deepEqual([missing.exitCode, missing.stderr], [3, '--scenario-file /no/none.mjs: there is no such file.']);
    for (const [text, sentence] of [
      ['export default (', /other\.mjs can't be used: Unexpected/],
      ['export default () => { throw new Error("not so"); };', /other\.mjs can't be used: not so$/],
      ['export default ({ scenario }) => scenario({ id: "A b" });', /other\.mjs can't be used: scenario id "A b"/],
      ['export const nothing = 1;', /other\.mjs: it declares no scenario\. Its default export is to be a function/],
    ] as const) {
      const { exitCode, stderr } = await withText(text);
      assert.match(stderr, sentence);
      assert.equal(exitCode, 3);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });

  async function values(text: string): Promise<string> {
    const path = join(folder, 'values.yaml');
    await writeFile(path, text);
    return path;
  }
});
