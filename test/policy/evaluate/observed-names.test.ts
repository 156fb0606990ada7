import assert from 'node:assert/strict';
import { compile } from '../../../harness/dialects/compile.ts';
import { observedNames } from '../../../harness/policy/evaluate/observed-names.ts';
import { manifests } from '../manifests.ts';
import { buildWorld } from '../world.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

const world = buildWorld({ namespaces: { a: {} }, pods: { 'a/one': {}, 'b/other': {} } });

function observed(
  protocol: string,
  by: 'UDP' | 'TCP',
  subject = 'a/one',
  egress: 'isolates' | 'stays open' = 'isolates',
): readonly string[] {
  const policy = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { namespace: a, name: names }
spec:
  endpointSelector: {}
  enableDefaultDeny: { egress: ${String(egress === 'isolates')} }
  egress: [{ toPorts: [{ ports: [{ port: "53", protocol: ${protocol} }], rules: { dns: [{ matchName: s3.example.com }] } }] }]`;
  return observedNames(compile(manifests(policy), world, defaultSettings), subject, by).map(({ text }) => text);
}

describe('observedNames', () => {
  it('are those of rules for the protocol of the lookup', () => {
    assert.deepEqual(observed('ANY', 'UDP'), ['s3.example.com']);
    assert.deepEqual(observed('ANY', 'TCP'), ['s3.example.com']);
    assert.deepEqual(observed('UDP', 'UDP'), ['s3.example.com']);
    assert.deepEqual(observed('UDP', 'TCP'), []);
    assert.deepEqual(observed('TCP', 'UDP'), []);
  });

  it('are all names, too, of a pod that no policy isolates for egress', () => {
    assert.deepEqual(observed('ANY', 'UDP', 'a/one', 'stays open'), ['s3.example.com', '*']);
    assert.deepEqual(observed('TCP', 'UDP', 'a/one', 'stays open'), []);
  });

  it('are none of a pod that no policy selects', () => {
    assert.deepEqual(observed('ANY', 'UDP', 'b/other'), []);
  });
});
