import assert from 'node:assert/strict';
import { findStandingPeer, type StandingPeer, standingPeers } from '../../harness/suite/standing-peers.ts';

describe('standing peers', () => {
  for (const [name, { peer, meant }] of Object.entries<StandingPeer>(standingPeers)) {
    it(`${name}: the ports that a flow without a port means are its own, and so are those that policies can name`, () => {
      assert.ok(meant.length > 0);
      const named = [...meant, ...(peer.kind === 'pod' ? (peer.declared ?? []) : [])];
      assert.deepEqual(
        named.filter((port) => !Object.hasOwn(peer.ports, port)),
        [],
      );
      assert.equal(findStandingPeer(name)?.peer, peer);
    });
  }

  it('a flow to dns without a port asks for names, not for metrics', () => {
    assert.deepEqual(standingPeers.dns.meant, ['dns', 'dns-tcp']);
  });

  it('nobody else is one', () => {
    assert.equal(findStandingPeer('constructor'), undefined);
  });
});
