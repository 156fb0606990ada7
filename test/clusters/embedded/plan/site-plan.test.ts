import assert from 'node:assert/strict';
import { planSites } from '../../../../clusters/embedded/plan/site-plan.ts';
import type { ExternalSpec } from '../../../../harness/cluster/topology.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { bucket } from '../topology.ts';

function plan(...externals: readonly ExternalSpec[]): ReturnType<typeof planSites> {
  return planSites({ externals, apiserverListeners: [] });
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

  it('are made up for a host that asks for none, and only for one', () => {
    const { sites } = plan(bucket, { ...bucket, id: 'other', addresses: ['192.0.2.1'] }, { ...bucket, id: 'any', addresses: [] });
    assert.deepEqual(sites.externals['other']?.addresses, ['192.0.2.1']);
    assert.deepEqual(sites.externals['any']?.addresses, ['198.18.0.3', '2001:db8:ffff::3']);
  });

  it('are of both families, whatever the machine speaks: what it cannot send is planned, and skipped with the reason', () => {
    assert.deepEqual(plan().sites.families, [4, 6]);
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
