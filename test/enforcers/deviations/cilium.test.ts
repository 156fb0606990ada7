import assert from 'node:assert/strict';
import { predictDeviation } from '../../../harness/enforcers/predict-deviation.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Engine } from '../../../scenarios/engines.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { buildWorld } from '../../policy/world.ts';
import { type CidrMatch, withCidrMatches } from '../../../harness/dialects/cilium/settings.ts';
import { enforcersOf } from '../../../clusters/cni/registry.ts';

const world = buildWorld({
  namespaces: { app: {}, peer: {} },
  pods: { 'app/controller': {}, 'peer/other': {} },
  externals: { outside: { addresses: ['198.51.100.10'] } },
});
const inside = '172.18.0.0/16';

function networkPolicy(...cidrs: readonly string[]): string {
  const peers = cidrs.map((cidr) => `{ ipBlock: { cidr: ${cidr} } }`).join(', ');
  return `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: app, name: egress }
spec: { podSelector: {}, policyTypes: [Egress], egress: [{ to: [${peers}] }] }`;
}

function clusterNetworkPolicy(action: string, cidr: string): string {
  return `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: egress }
spec:
  tier: Baseline
  priority: 1
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: app } } }
  egress: [{ name: all, action: ${action}, to: [{ networks: [${cidr}] }] }]`;
}

interface Case {
  readonly engine?: Engine;
  readonly yaml: string;
  readonly to: string;
  readonly matches?: readonly CidrMatch[];
}

function predict({ engine = 'kubernetes', yaml, to, matches = [] }: Case): { defined: string; onCilium: string; id?: string } {
  const policies = manifests(yaml);
  const settings = withCidrMatches(...matches);
  const probed = flow('app/controller', to, 6443);
  const defined = evaluate(compile(policies, world, settings), world, probed);
  const known = enforcersOf('cilium').flatMap(({ deviations }) => deviations);
  const deviating = predictDeviation(
    known,
    { dialects: [engine], flow: probed, policies, world, settings, nodeTraffic: 'exempt' },
    defined,
  );
  return {
    defined: defined.verdict,
    onCilium: (deviating?.prediction ?? defined).verdict,
    ...(deviating && { id: deviating.id }),
  };
}

describe('known deviations of Cilium', () => {
  it('engine kubernetes: an ipBlock with the right CIDR does not reach the apiserver, a node or a pod', () => {
    for (const [to, cidr] of [
      ['apiserver', inside],
      ['node', inside],
      ['peer/other', '10.244.0.0/16'],
      ['apiserver', '0.0.0.0/0'],
    ] as const) {
      const found = predict({ yaml: networkPolicy(cidr), to });
      assert.deepEqual(found, { defined: 'allowed', onCilium: 'denied', id: 'cilium-ipblock-misses-cluster' }, `${to} in ${cidr}`);
    }
  });

  it('engine kubernetes: so it is where the policy does not name its types', () => {
    const yaml = networkPolicy(inside).replace('policyTypes: [Egress], ', '');
    assert.deepEqual(predict({ yaml, to: 'apiserver' }), { defined: 'allowed', onCilium: 'denied', id: 'cilium-ipblock-misses-cluster' });
  });

  it('does not concern hosts outside, nor addresses outside the CIDR', () => {
    assert.deepEqual(predict({ yaml: networkPolicy('198.51.100.0/24'), to: 'outside' }), { defined: 'allowed', onCilium: 'allowed' });
    assert.deepEqual(predict({ yaml: networkPolicy('198.51.100.0/24'), to: 'apiserver' }), { defined: 'denied', onCilium: 'denied' });
  });

  it('is gone for the kinds of endpoint that policyCIDRMatchMode names; a prefix of 0 needs both', () => {
    const nodes = ['nodes'] as const;
    const both = ['nodes', 'pods'] as const;
    assert.equal(predict({ yaml: networkPolicy(inside), to: 'apiserver', matches: nodes }).onCilium, 'allowed');
    assert.equal(predict({ yaml: networkPolicy('10.244.0.0/16'), to: 'peer/other', matches: nodes }).onCilium, 'denied');
    assert.equal(predict({ yaml: networkPolicy('0.0.0.0/0'), to: 'apiserver', matches: nodes }).onCilium, 'denied');
    assert.equal(predict({ yaml: networkPolicy('0.0.0.0/0'), to: 'apiserver', matches: both }).onCilium, 'allowed');
  });

  it('leaves a flow alone that another rule or another peer allows', () => {
    const yaml = `${networkPolicy(inside)}\n---${networkPolicy(inside)
      .replace('name: egress', 'name: all')
      .replace(/egress: \[\{.*\}\] \}$/, 'egress: [{}] }')}`;
    assert.deepEqual(predict({ yaml, to: 'apiserver' }), { defined: 'allowed', onCilium: 'allowed' });
    const selecting = networkPolicy(inside, '10.244.0.0/16').replace('to: [', 'to: [{ namespaceSelector: {} }, ');
    assert.deepEqual(predict({ yaml: selecting, to: 'peer/other' }), { defined: 'allowed', onCilium: 'allowed' });
  });

  it('engine clusterNetworkPolicy: networks neither deny nor accept the apiserver', () => {
    const denied = predict({ engine: 'clusterNetworkPolicy', yaml: clusterNetworkPolicy('Deny', '0.0.0.0/0'), to: 'apiserver' });
    assert.deepEqual(denied, { defined: 'denied', onCilium: 'allowed', id: 'cilium-networks-miss-cluster' });
    const accepted = predict({ engine: 'clusterNetworkPolicy', yaml: clusterNetworkPolicy('Accept', inside), to: 'apiserver' });
    assert.deepEqual(accepted, { defined: 'allowed', onCilium: 'allowed' });
  });

  it('engine clusterNetworkPolicy: an Accept in the Baseline tier lets through what a NetworkPolicy isolates, and nothing else does', () => {
    const isolation = networkPolicy('10.244.0.0/16');
    const accepted = {
      engine: 'clusterNetworkPolicy',
      yaml: `${clusterNetworkPolicy('Accept', '198.51.100.0/24')}\n---${isolation}`,
    } as const;
    assert.deepEqual(predict({ ...accepted, to: 'outside' }), {
      defined: 'denied',
      onCilium: 'allowed',
      id: 'cilium-isolates-after-baseline',
    });
    assert.deepEqual(predict({ ...accepted, to: 'apiserver' }), { defined: 'denied', onCilium: 'denied' });
    const denied = { engine: 'clusterNetworkPolicy', yaml: `${clusterNetworkPolicy('Deny', '0.0.0.0/0')}\n---${isolation}` } as const;
    assert.deepEqual(predict({ ...denied, to: 'outside' }), { defined: 'denied', onCilium: 'denied' });
  });
});
