import assert from 'node:assert/strict';
import { planSites } from '../../../../clusters/embedded/plan/site-plan.ts';
import type { ExternalSpec } from '../../../../harness/cluster/topology.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { bucket } from '../topology.ts';

function plan(...externals: readonly ExternalSpec[]): ReturnType<typeof planSites> {
  return planSites({ externals, apiserverListeners: [] }, [4, 6]);
}

describe('addresses of the hosts around the pods', () => {
  it('are the wanted ones outside, always the same ones inside', () => {
    const { sites, hosts } = plan(bucket);
    assert.deepEqual(sites.node.addresses, ['172.18.0.2', 'fd00:172:18::2']);
    assert.deepEqual(sites.apiserver, { id: 'apiserver', addresses: ['172.18.0.3', 'fd00:172:18::3'] });
    assert.deepEqual(sites.externals, { s3: { id: 's3', addresses: ['198.51.100.10', '2001:db8:2::10'] } });
    assert.deepEqual(
      hosts.map(({ id, index }) => [id, index]),
      [
        ['node', 0],
        ['apiserver', 1],
        ['s3', 2],
      ],
    );
  });

  it('are made up for a family that a host asks for no address of', () => {
    const { sites } = plan(bucket, { ...bucket, id: 'other', addresses: ['192.0.2.1'] });
    assert.deepEqual(sites.externals['other']?.addresses, ['192.0.2.1', '2001:db8:ffff::2']);
  });

  it('leave out a family that the machine lacks', () => {
    const { sites } = planSites({ externals: [bucket], apiserverListeners: [] }, [4]);
    assert.deepEqual(sites.families, [4]);
    assert.deepEqual(sites.externals['s3']?.addresses, ['198.51.100.10']);
  });

  it('cannot belong to two hosts', () => {
    assert.throws(
      () => plan(bucket, { ...bucket, id: 'twin' }),
      (error: unknown) => {
        assert.ok(error instanceof UserError);
        assert.equal(error.message, 'The hosts s3 and twin of the embedded cluster would both be 198.51.100.10.');
        return true;
      },
    );
  });
});
