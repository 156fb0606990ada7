import assert from 'node:assert/strict';
import { join } from 'node:path';
import { runHelm } from '../../../harness/source/chart/run-helm.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { interruptWhenStarted } from './support/interrupt-when-started.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';
import { writeProgram } from './support/write-program.ts';
import { withEnvironment } from './support/with-environment.ts';

describe('runHelm', () => {
  let folder: TemporaryFolder;
  let path: string;
  before(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'helm');
  });
  after(() => folder[Symbol.asyncDispose]());

  /** Run a shell's lines in helm's place. */
  async function run(lines: readonly string[], call: { readonly args?: readonly string[]; readonly input?: string } = {}): Promise<string> {
    await writeProgram(path, ...lines);
    return runHelm({ helm: { path, version: '4.0.0' }, args: [], failure: 'it fails', ...call });
  }

  async function refusal(...lines: readonly string[]): Promise<string> {
    try {
      await run(lines);
    } catch (error) {
      assert.ok(error instanceof UserError, String(error));
      assert.equal(error.exitCode, 2);
      return error.message;
    }
    return assert.fail('it did not fail');
  }

  it('passes arguments and input, and returns the output as it is', async () => {
    assert.equal(await run(['printf "[%s]" "$@"; cat'], { args: ['a b', '--', '-c'], input: ' x\n\n' }), '[a b][--][-c] x\n\n');
    assert.equal(await run(['cat']), '');
    assert.equal(await run(['echo a; echo b >&2']), 'a\n');
  });

  it('keeps from helm what would write to the output or ask a cluster, and its garbage collector', async () => {
    const environment = { HELM_DEBUG: 'true', HELM_KUBECONTEXT: 'production', HELM_CACHE_HOME: '/mine' };
    assert.equal(
      await withEnvironment(environment, () => run(['echo "$HELM_DEBUG,$HELM_KUBECONTEXT,$GOGC,$GOMEMLIMIT,$HELM_CACHE_HOME"'])),
      'false,,off,1GiB,/mine\n',
    );
  });

  it('says what helm says where it fails', async () => {
    assert.equal(await refusal('echo out', 'echo "Error: no such chart" >&2', 'exit 3'), 'it fails: no such chart');
    assert.equal(await refusal('exit 1'), 'it fails: helm failed and did not say why');
  });

  it('takes 32 MiB, and refuses more', async () => {
    const print = (bytes: number): string => `head -c ${String(bytes)} /dev/zero | tr '\\0' a`;
    const most = 32 * 1_048_576;
    assert.equal((await run([print(most)])).length, most);
    assert.equal(await refusal(print(most + 1)), 'it fails: helm prints more than 32 MiB.');
  });

  for (const words of ['fatal error: runtime: cannot allocate memory', 'fatal error: runtime: out of memory'])
    it(`says that helm needs too much memory: ${words}`, async () => {
      assert.equal(await refusal(`echo "${words}" >&2`, 'exit 2'), 'it fails: helm needs more than 1536 MiB of memory for it.');
    });

  it('says that helm does not run, and why', async () => {
    const start = `it fails: ${path} does not run: Command was killed with SIGKILL`;
    assert.equal((await refusal('kill -9 $$')).slice(0, start.length), start);
    const missing = join(folder.path, 'missing');
    await assert.rejects(
      runHelm({ helm: { path: missing, version: '4.0.0' }, args: [], failure: 'it fails' }),
      (error) => error instanceof UserError && error.message.startsWith('it fails: ') && error.message.includes(missing),
    );
  });

  it('ends with the reason when it is interrupted', async () => {
    const started = join(folder.path, 'started');
    await writeProgram(path, `touch ${started}`, 'exec sleep 60');
    const interruption = new AbortController();
    const result = runHelm({ helm: { path, version: '4.0.0' }, args: [], failure: 'it fails', signal: interruption.signal });
    const reason = new Error('interrupted');
    await Promise.all([assert.rejects(result, reason), interruptWhenStarted(interruption, reason, started)]);
  });
});
