import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findKubectl } from '../../../harness/source/kustomize/find-kubectl.ts';
import { temporaryFolder } from '../chart/support/temporary-folder.ts';
import { writeProgram } from '../chart/support/write-program.ts';

describe('findKubectl', () => {
  it('takes the one that KUBECTL names before the one on PATH', async () => {
    await using folder = await temporaryFolder();
    const onPath = await writeProgram(join(folder.path, 'kubectl'), 'echo "Client Version: v1.30.0"');
    const named = await writeProgram(join(folder.path, 'mine'), 'echo "Client Version: v1.36.1"');
    assert.deepEqual(await findKubectl({ env: { PATH: folder.path } }), { path: onPath, version: '1.30.0' });
    assert.deepEqual(await findKubectl({ env: { PATH: folder.path, KUBECTL: named } }), { path: named, version: '1.36.1' });
  });

  it('says that what KUBECTL names is not kubectl', async () => {
    await assert.rejects(
      findKubectl({ env: { KUBECTL: '/no/such/kubectl' } }),
      /^UserError: \/no\/such\/kubectl does not answer "kubectl version" \(KUBECTL names it\); kubectl 1\.25 or newer is needed\./,
    );
  });

  it('falls back to the binary that comes with the project, or says to install one', async () => {
    if (`${process.platform}-${process.arch}` === 'linux-x64') assert.match((await findKubectl({ env: { PATH: '' } })).version, /^1\.35\./);
    else await assert.rejects(findKubectl({ env: { PATH: '' } }), /Install kubectl 1\.25 or newer and put it on PATH/);
  });
});
