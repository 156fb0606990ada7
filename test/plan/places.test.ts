import assert from 'node:assert/strict';
import { placesFor } from '../../harness/plan/places.ts';
import { cellOf, peers } from './cast.ts';
import { sites } from './sites.ts';

describe('the places of a cell', () => {
  it('are the names and addresses of the run', () => {
    const places = placesFor(cellOf([]), peers, 'abc123', sites);
    assert.equal(places.releaseNamespace, 'npc-abc123-tiny-k');
    assert.deepEqual(places.namespaces, { monitoring: 'npc-abc123-monitoring', 'ingress-nginx': 'ingress-nginx' });
    assert.equal(places.apiserverPort, 6443);
    assert.deepEqual(places.cidrs('bucket'), ['198.51.100.10/32', '2001:db8:2::10/128']);
    assert.deepEqual(places.cidrs('old-host'), ['203.0.113.7/32']);
    assert.deepEqual(places.cidrs('node'), ['10.244.255.1/32', 'fd00:10:244:ffff::1/128']);
    assert.deepEqual(places.cidrs('apiserver'), ['10.244.255.2/32', 'fd00:10:244:ffff::2/128']);
    assert.throws(() => places.cidrs('s3'), new Error('no site s3'));
  });
});
