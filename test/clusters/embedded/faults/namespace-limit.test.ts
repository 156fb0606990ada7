import assert from 'node:assert/strict';
import { runPrepared } from '../fixtures/inside.ts';

describe('embedded cluster on a machine with few network namespaces', () => {
  it('says which limit is reached, and what to do', async () => {
    const { message } = JSON.parse(await runPrepared('echo 5 > /proc/sys/user/max_net_namespaces', 'deploy-and-say.ts')) as {
      message: string;
    };
    assert.match(message, /^UserError: The embedded cluster could not build: unshare: ENOSPC: .*: raise user\.max_net_namespaces, or /);
  });
});
