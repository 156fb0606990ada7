import assert from 'node:assert/strict';
import { flow } from '../../policy/flow.ts';
import { tieredPolicy } from '../../policy/tiered-policy.ts';
import { buildWorld } from '../../policy/world.ts';
import { askEnforcer } from './ask-enforcer.ts';

const world = buildWorld({
  namespaces: { a: { team: 'x' }, b: { team: 'y' } },
  pods: { 'a/one': {}, 'b/peer': {} },
  externals: { outside: { addresses: ['198.51.100.10'] }, other: { addresses: ['203.0.113.7'] } },
});

function ask(yaml: string, source: string, destination: string): string {
  return askEnforcer('calico', world, yaml, flow(source, destination, 80));
}

function denying(direction: 'ingress' | 'egress', peer: string): string {
  return tieredPolicy(`${direction}: [{ action: Deny, ${direction === 'ingress' ? 'from' : 'to'}: [${peer}] }]`);
}

const networkSet = (net: string): string => `
---
apiVersion: projectcalico.org/v3
kind: NetworkSet
metadata: { namespace: b, name: set }
spec: { nets: [${net}] }`;

describe('known deviations of Calico', () => {
  it('calico-namespaces-match-network-sets: the addresses of NetworkSets in the namespaces, both ways', () => {
    const id = 'calico-namespaces-match-network-sets';
    for (const net of ['198.51.100.10', '198.51.100.0/24']) {
      for (const peer of ['{ namespaces: {} }', '{ namespaces: { matchLabels: { team: y } } }']) {
        assert.equal(ask(`${networkSet(net)}${denying('egress', peer)}`, 'a/one', 'outside'), `allowed → denied, ${id}`);
        assert.equal(ask(`${networkSet(net)}${denying('ingress', peer)}`, 'outside', 'a/one'), `allowed → denied, ${id}`);
      }
    }
  });

  it('and nothing else: other addresses, other namespaces, pods peers, no set', () => {
    const set = networkSet('198.51.100.10');
    assert.equal(ask(`${set}${denying('egress', '{ namespaces: {} }')}`, 'a/one', 'other'), 'allowed');
    assert.equal(ask(`${set}${denying('egress', '{ namespaces: { matchLabels: { team: x } } }')}`, 'a/one', 'outside'), 'allowed');
    assert.equal(ask(`${set}${denying('egress', '{ pods: { namespaceSelector: {}, podSelector: {} } }')}`, 'a/one', 'outside'), 'allowed');
    assert.equal(ask(denying('egress', '{ namespaces: {} }'), 'a/one', 'outside'), 'allowed');
    assert.equal(ask(`${set}${denying('egress', '{ namespaces: {} }')}`, 'a/one', 'b/peer'), 'denied');
  });
});
