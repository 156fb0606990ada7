import assert from 'node:assert/strict';
import { predictDeviation } from '../../../harness/enforcers/predict-deviation.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Prediction } from '../../../harness/vocabulary/prediction.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { tieredPolicy } from '../../policy/tiered-policy.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings as settings } from '../../../harness/dialects/settings.ts';
import { enforcersOf } from '../../../clusters/cni/registry.ts';

const world = buildWorld({ pods: { 'a/one': { labels: { app: 'one' } }, 'a/two': { labels: { app: 'two' } }, 'b/peer': {} } });

function networkPolicy(name: string, types: string): string {
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: a, name: ${name} }
spec: { podSelector: { matchLabels: { app: one } }, policyTypes: [${types}] }`;
}

function clusterPolicy(tier: 'Admin' | 'Baseline', action: string): string {
  return tieredPolicy(`egress: [{ action: ${action}, to: [{ namespaces: {} }] }]`, tier);
}

function ask(yaml: string, source: string): { readonly defined: Prediction['verdict']; readonly deviation: string | undefined } {
  const policies = manifests(yaml);
  const probed = flow(source, 'b/peer', 80);
  const defined = evaluate(compile(policies, world, settings), world, probed);
  const known = enforcersOf('default').flatMap(({ deviations }) => deviations);
  const flowOf = { dialects: ['clusterNetworkPolicy'], flow: probed, policies, world, settings, nodeTraffic: 'exempt' } as const;
  return { defined: defined.verdict, deviation: predictDeviation(known, flowOf, defined)?.id };
}

describe('known deviations of kindnet with kube-network-policies beside it', () => {
  it('what a NetworkPolicy denies, no Accept of the Admin tier allows', () => {
    const both = `${networkPolicy('closed', 'Egress')}${clusterPolicy('Admin', 'Accept')}`;
    assert.deepEqual(ask(both, 'a/one'), { defined: 'allowed', deviation: 'default-networkpolicy-denies-alone' });
    assert.deepEqual(ask(both, 'a/two'), { defined: 'allowed', deviation: undefined });
    assert.deepEqual(ask(clusterPolicy('Admin', 'Accept'), 'a/one'), { defined: 'allowed', deviation: undefined });
  });

  it('a Deny of the Baseline tier does not reach a pod that a NetworkPolicy selects for the other direction', () => {
    const both = `${networkPolicy('ingress-only', 'Ingress')}${clusterPolicy('Baseline', 'Deny')}`;
    assert.deepEqual(ask(both, 'a/one'), { defined: 'denied', deviation: 'default-networkpolicy-hides-baseline' });
    assert.deepEqual(ask(both, 'a/two'), { defined: 'denied', deviation: undefined });
    const isolated = `${both}${networkPolicy('closed', 'Egress')}`;
    assert.deepEqual(ask(isolated, 'a/one'), { defined: 'denied', deviation: undefined });
  });
});
