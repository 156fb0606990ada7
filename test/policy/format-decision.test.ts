import assert from 'node:assert/strict';
import { formatDecision } from '../../harness/policy/format-decision.ts';
import { formatPolicyRef } from '../../harness/policy/format-policy-ref.ts';

describe('formatPolicyRef', () => {
  it('writes namespace/name, or the name of a cluster-scoped object', () => {
    assert.equal(formatPolicyRef({ kind: 'NetworkPolicy', namespace: 'shop', name: 'web' }), 'NetworkPolicy shop/web');
    assert.equal(formatPolicyRef({ kind: 'ClusterNetworkPolicy', name: 'deny' }), 'ClusterNetworkPolicy deny');
  });
});

describe('formatDecision', () => {
  const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'shop', name: 'web', file: 'f' };

  it('names policy and rule', () => {
    assert.equal(
      formatDecision({ tier: 'default', policy, rule: 'spec.ingress[0]', because: '' }),
      'NetworkPolicy shop/web › spec.ingress[0]',
    );
  });

  it('names the policy at whose tier a flow ended', () => {
    assert.equal(formatDecision({ tier: 'default', policy, because: '' }), 'NetworkPolicy shop/web › end of tier default');
  });

  it('uses the words of a step without a policy', () => {
    assert.equal(formatDecision({ because: 'no policy selects it' }), 'no policy selects it');
    assert.equal(formatDecision({ tier: 'default', because: 'x' }), 'end of tier default');
  });
});
