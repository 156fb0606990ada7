import assert from 'node:assert/strict';
import { join } from 'node:path';
import { helmTool } from '../../../harness/source/chart/find-helm.ts';
import { kubectlTool } from '../../../harness/source/kustomize/find-kubectl.ts';
import { readToolVersion } from '../../../harness/source/tools/tool-version.ts';
import { interruptWhenStarted } from '../chart/support/interrupt-when-started.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';
import { writeProgram } from '../chart/support/write-program.ts';

describe('the version of a program', () => {
  let folder: TemporaryFolder;
  let path: string;
  before(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'helm');
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is what "helm version --short" answers', async () => {
    await writeProgram(path, '[ "$*" = "version --short" ] && echo v10.11.12+g3d8990f');
    assert.deepEqual(await readToolVersion(helmTool, path), { major: 10, text: '10.11.12' });
  });

  it('is asked of helm 2 without its cluster', async () => {
    await writeProgram(path, '[ "$*" = "version --short --client" ] && echo Client: v2.17.0+ga690bad');
    assert.deepEqual(await readToolVersion(helmTool, path), { major: 2, text: '2.17.0' });
  });

  it('is what "kubectl version --client" answers', async () => {
    await writeProgram(path, '[ "$*" = "version --client" ] && printf "Client Version: v1.35.2\\nKustomize Version: v5.7.1\\n"');
    assert.deepEqual(await readToolVersion(kubectlTool, path), { major: 1, text: '1.35.2' });
  });

  for (const [what, ...lines] of [
    ['fails, whatever it prints', 'echo v3.1.0', 'exit 1'],
    ['prints no version', 'echo version 3'],
    ['prints nothing'],
  ] as const)
    it(`is unknown of what ${what}`, async () => {
      assert.equal(await readToolVersion(helmTool, await writeProgram(path, ...lines)), undefined);
    });

  it('is unknown of what does not run', async () => {
    assert.equal(await readToolVersion(helmTool, join(folder.path, 'missing')), undefined);
  });

  it('is no longer waited for after an interruption', async () => {
    const started = join(folder.path, 'started');
    await writeProgram(path, `touch ${started}`, 'exec sleep 60');
    const interruption = new AbortController();
    const answer = readToolVersion(helmTool, path, interruption.signal);
    const reason = new Error('interrupted');
    await Promise.all([assert.rejects(answer, reason), interruptWhenStarted(interruption, reason, started)]);
  });
});
