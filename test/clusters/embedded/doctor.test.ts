import assert from 'node:assert/strict';
import { checkEmbedded } from '../../../clusters/embedded/doctor.ts';
import { agentsOf } from './agents-of.ts';

describe('doctor of the embedded cluster', () => {
  it('tries everything that the cluster needs, and leaves nothing behind', async () => {
    const checks = await checkEmbedded();
    assert.deepEqual(
      checks.map(({ name, status }) => `${name}: ${status}`),
      [
        'Linux: ok',
        'unshare: ok',
        'nft: ok',
        'network namespaces: ok',
        'koffi (calls into the C library): ok',
        'libnftables.so.1: ok',
        'ip_forward: ok',
        'veth pairs: ok',
        'nft features: ok',
        'drop log (NFLOG): ok',
        'connection tracking: ok',
      ],
    );
    assert.deepEqual(agentsOf(process.pid), []);
  });
});
