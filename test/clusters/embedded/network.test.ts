import assert from 'node:assert/strict';
import { Network } from '../../../clusters/embedded/agent/network/network.ts';

describe('the hosts of the embedded cluster', () => {
  it('are wired to the node, which has to be there first', () => {
    const pod = { id: 'a/one', kind: 'pod', index: 1, addresses: ['10.244.0.1'], listeners: [] } as const;
    assert.throws(() => new Network().add(pod), new Error('the node is to be added before any other host'));
    assert.throws(() => new Network().node, new Error('the node is to be added before any other host'));
  });
});
