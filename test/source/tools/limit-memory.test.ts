import assert from 'node:assert/strict';
import { join } from 'node:path';
import { limitMemory } from '../../../harness/source/tools/limit-memory.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';
import { withEnvironment } from '../chart/support/with-environment.ts';
import { writeProgram } from '../chart/support/write-program.ts';

const command = { file: '/usr/bin/helm', args: ['template', '--data=1', '.'] };

describe('the memory of a command', () => {
  let folder: TemporaryFolder;
  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is limited where the system has prlimit', async () => {
    const file = await writeProgram(join(folder.path, 'prlimit'));
    assert.deepEqual(await limitMemory(command, folder.path), {
      file,
      args: ['--data=1610612736', '--', '/usr/bin/helm', 'template', '--data=1', '.'],
    });
    assert.equal((await withEnvironment({ PATH: folder.path }, () => limitMemory(command))).file, file);
  });

  it('is left alone where it has none', async () => {
    assert.deepEqual(await limitMemory(command, join(folder.path, 'missing')), command);
  });
});
