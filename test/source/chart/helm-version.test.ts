import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readHelmVersion } from '../../../harness/source/chart/helm-version.ts';
import { interruptWhenStarted } from './support/interrupt-when-started.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';
import { writeProgram } from './support/write-program.ts';

describe('the version of a helm', () => {
  let folder: TemporaryFolder;
  let path: string;
  before(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'helm');
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is what "helm version --short" answers', async () => {
    await writeProgram(path, '[ "$*" = "version --short" ] && echo v10.11.12+g3d8990f');
    assert.deepEqual(await readHelmVersion(path), { major: 10, text: '10.11.12' });
  });

  it('is asked of helm 2 without its cluster', async () => {
    await writeProgram(path, '[ "$*" = "version --short --client" ] && echo Client: v2.17.0+ga690bad');
    assert.deepEqual(await readHelmVersion(path), { major: 2, text: '2.17.0' });
  });

  for (const [what, ...lines] of [
    ['fails, whatever it prints', 'echo v3.1.0', 'exit 1'],
    ['prints no version', 'echo version 3'],
    ['prints nothing'],
  ] as const)
    it(`is unknown of what ${what}`, async () => {
      assert.equal(await readHelmVersion(await writeProgram(path, ...lines)), undefined);
    });

  it('is unknown of what does not run', async () => {
    assert.equal(await readHelmVersion(join(folder.path, 'missing')), undefined);
  });

  it('is no longer waited for after an interruption', async () => {
    const started = join(folder.path, 'started');
    await writeProgram(path, `touch ${started}`, 'exec sleep 60');
    const interruption = new AbortController();
    const answer = readHelmVersion(path, interruption.signal);
    const reason = new Error('interrupted');
    await Promise.all([assert.rejects(answer, reason), interruptWhenStarted(interruption, reason, started)]);
  });
});
