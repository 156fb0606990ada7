import assert from 'node:assert/strict';
import { checkDocker } from '../../../../clusters/kind/cli/check-docker.ts';
import { fakeTool } from '../fake-tool.ts';

describe('docker check', () => {
  it("tells the daemon's version", async () => {
    await using tool = await fakeTool('echo 20.10.24');
    assert.equal(await checkDocker(undefined, tool.path), '20.10.24');
  });

  it('says what is missing: the command, or a daemon that answers it', async () => {
    await assert.rejects(checkDocker(undefined, '/nonexistent/docker'), {
      name: 'UserError',
      message: /does not run.*Install Docker Engine/s,
    });
    await using deaf = await fakeTool("echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.' >&2; exit 1");
    await assert.rejects(checkDocker(undefined, deaf.path), {
      name: 'UserError',
      message: /Cannot connect to the Docker daemon.*start it/s,
    });
  });
});
