import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findHelm } from '../../../harness/source/chart/find-helm.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';
import { writeProgram } from './support/write-program.ts';

describe('findHelm', () => {
  let temporary: TemporaryFolder;
  let folder: string;
  before(async () => {
    temporary = await temporaryFolder();
    folder = temporary.path;
  });
  after(() => temporary[Symbol.asyncDispose]());

  /** A helm that answers `version --short` in these words, whatever else it is asked. */
  function helmThatSays(answer: string, name = 'helm'): Promise<string> {
    return writeProgram(join(folder, name), `printf '%s\\n' '${answer}'`);
  }

  for (const [answer, version] of [
    ['v3.19.0+g3d8990f', '3.19.0'],
    ['v3.22', '3.22'],
    ['v4.1.4+g05fa379', '4.1.4'],
    ['v4.2.0-rc.1+gabc', '4.2.0-rc.1'],
  ] as const) {
    it(`takes a helm on PATH that says ${answer}`, async () => {
      const path = await helmThatSays(answer);
      assert.deepEqual(await findHelm({ env: { PATH: `/no/such/folder:${folder}` } }), { path, version });
    });
  }

  it('takes the one that HELM names before the one on PATH', async () => {
    await helmThatSays('v3.1.0');
    const path = await helmThatSays('v4.0.0', 'other-helm');
    assert.equal((await findHelm({ env: { PATH: folder, HELM: path } })).path, path);
    assert.equal((await findHelm({ env: { PATH: folder, HELM: '' } })).version, '3.1.0');
  });

  it('says that helm 2 is too old', async () => {
    const path = await helmThatSays('Client: v2.17.0+ga690bad');
    await assert.rejects(findHelm({ env: { PATH: folder } }), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, new RegExp(`${path} is helm 2\\.17\\.0 \\(it is the first on PATH\\); helm 3 or 4 is needed`));
      return error.exitCode === 2;
    });
  });

  it('says that what HELM names is not helm', async () => {
    await assert.rejects(findHelm({ env: { HELM: '/no/such/helm' } }), /\/no\/such\/helm does not answer "helm version" \(HELM names it\)/);
    await assert.rejects(findHelm({ env: { HELM: await helmThatSays('hello') } }), /does not answer "helm version"/);
  });

  it('falls back to the binary that comes with the project, or says to install one', async () => {
    if (`${process.platform}-${process.arch}` === 'linux-x64') {
      assert.match((await findHelm({ env: { PATH: '' } })).version, /^4\./);
    } else {
      await assert.rejects(findHelm({ env: { PATH: '' } }), /Install helm 3 or 4 and put it on PATH/);
    }
  });

  it('ends with the reason when it is interrupted, wherever it looks', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'));
    const path = await helmThatSays('v4.0.0');
    for (const env of [{ HELM: path }, { PATH: folder }]) await assert.rejects(findHelm({ env, signal }), signal.reason as Error);
    if (`${process.platform}-${process.arch}` === 'linux-x64')
      await assert.rejects(findHelm({ env: { PATH: '' }, signal }), signal.reason as Error);
  });
});
