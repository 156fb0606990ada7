import assert from 'node:assert/strict';
import { compile } from '../../harness/dialects/compile.ts';
import { isVacuous } from '../../harness/policy/is-vacuous.ts';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import type { World } from '../../harness/vocabulary/world.ts';
import { defaultSettings as settings } from '../../harness/dialects/settings.ts';

const namespaces = [{ name: 'web', labels: { 'kubernetes.io/metadata.name': 'web' } }];
const nobody: World = { namespaces, endpoints: [], services: [], serviceAccounts: [] };
const unserved: World = {
  ...nobody,
  services: [{ namespace: 'web', name: 'api', labels: {}, addresses: [], backends: [], ports: [] }],
};

function vacuousRules(object: KubernetesObject, world: World): readonly boolean[] {
  const { tiers } = compile([{ file: 'policy.yaml', object }], world, settings);
  return tiers
    .flatMap(({ policies }) => policies)
    .flatMap(({ ingress, egress }) => [...(ingress?.rules ?? []), ...(egress?.rules ?? [])])
    .map(isVacuous);
}

function cilium(spec: object): KubernetesObject {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'p', namespace: 'web' },
    spec: { endpointSelector: {}, ...spec },
  };
}

describe('a rule that nothing can match', () => {
  it("is Cilium's empty rule, in both directions", () => {
    assert.deepEqual(vacuousRules(cilium({ ingress: [{}], egress: [{}] }), nobody), [true, true]);
  });

  it('is no rule whose peers select nobody in this world', () => {
    const rules = [{ fromEndpoints: [{ matchLabels: { app: 'gone' } }] }, { fromCIDRSet: [{ cidr: '192.0.2.1/32' }] }];
    assert.deepEqual(vacuousRules(cilium({ ingress: rules }), nobody), [false, false]);
  });

  it('is no rule whose named port no pod has', () => {
    assert.deepEqual(vacuousRules(cilium({ ingress: [{ toPorts: [{ ports: [{ port: 'gone', protocol: 'TCP' }] }] }] }), nobody), [false]);
  });

  it('is no rule of a NetworkPolicy: one that is empty matches everything', () => {
    const spec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] };
    const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', namespace: 'web' }, spec };
    assert.deepEqual(vacuousRules(object, nobody), [false]);
  });

  it('is no Calico rule for a Service that has no port yet', () => {
    const egress = [{ action: 'Allow', destination: { services: { name: 'api' } } }];
    const spec = { order: 1, selector: 'all()', types: ['Egress'], egress };
    const object = { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy', metadata: { name: 'p', namespace: 'web' }, spec };
    assert.deepEqual(vacuousRules(object, unserved), [false]);
  });
});
