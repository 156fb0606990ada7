import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli.ts';

const commandMs = 120_000;
const required = '{ cni: nftables, engines: [kubernetes], claims: [row-gate], minimum: { cells: 2, flows: 14 } }';

describe('gate', function () {
  this.timeout(commandMs);
  let folder: string;
  let out: string;
  let small: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gate-'));
    out = join(folder, 'out');
    small = join(folder, 'small.yaml');
    await writeFile(small, `version: 1\nchart: stageset-controller\nmaxAge: 1h\nrequired: [${required}]\n`);
    const run = await runCli(['--claim', 'row-gate', '--engine', 'kubernetes', '--reporter', 'json', '--out', out]);
    assert.equal(run.exitCode, 0, run.stderr);
  });
  after(() => rm(folder, { recursive: true }));

  it('opens on results that a run has just written, and says so first', async () => {
    const { exitCode, stdout, stderr } = await runCli(['gate', '--from', out, '--policy', small]);
    assert.equal(exitCode, 0, stdout + stderr);
    assert.match(stdout, /^gate open for stageset-controller 0\.1\.0 \(sha256:[0-9a-f]{12}\)/);
    assert.match(stdout, /nftables · embedded: 2 of 2 cells/);
  });

  it('is closed by the policy of this project, which asks for more; as JSON, too', async () => {
    const { exitCode, stdout } = await runCli(['gate', out, '--json']);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^\{\n {2}"verdict": "closed"/);
  });

  it('is closed by another chart than the one that was tested', async () => {
    const other = join(process.cwd(), 'test/fixtures/other-chart');
    const { exitCode, stdout } = await runCli(['gate', out, '--policy', small, '--chart', other]);
    assert.equal(exitCode, 1);
    assert.match(stdout, /the digest of what was tested is/);
  });

  it('needs results, and a policy that is there', async () => {
    assert.equal((await runCli(['gate'])).exitCode, 3);
    assert.equal((await runCli(['gate', out, '--policy', join(folder, 'none.yaml')])).exitCode, 3);
    assert.equal((await runCli(['gate', join(folder, 'nowhere'), '--policy', small])).exitCode, 2);
  });
});
