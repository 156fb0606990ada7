import assert from 'node:assert/strict';
import { compile } from '../../harness/dialects/compile.ts';
import { isPolicy } from '../../harness/dialects/is-policy.ts';
import { manifests } from '../policy/manifests.ts';
import { defaultSettings, predict } from '../policy/predict.ts';
import { assertRefused } from '../policy/refuses.ts';
import { flow } from '../policy/flow.ts';
import { buildWorld } from '../policy/world.ts';

const networkPolicy = (name: string, namespace = 'shop'): string => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: { podSelector: {} }
`;

const clusterPolicy = (name: string, tier: string, priority: number, action = 'Accept'): string => `
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: ${name} }
spec:
  tier: ${tier}
  priority: ${String(priority)}
  subject: { namespaces: {} }
  ingress: [{ action: ${action}, from: [{ namespaces: {} }] }]
`;

describe('compile', () => {
  const world = buildWorld({ pods: { 'shop/web': {}, 'shop/db': {} } });

  it('sorts tiers by order, and policies by order, then name, then namespace', () => {
    const yaml = [
      clusterPolicy('late', 'Baseline', 5),
      networkPolicy('b', 'shop'),
      networkPolicy('b', 'app'),
      networkPolicy('a', 'shop'),
      clusterPolicy('z', 'Admin', 1),
      clusterPolicy('b', 'Admin', 2),
      clusterPolicy('a', 'Admin', 2),
    ].join('');
    const { tiers } = compile(manifests(yaml), world, defaultSettings);
    const names = tiers.map(({ name, policies }) => [name, policies.map(({ ref }) => `${ref.namespace ?? ''}/${ref.name}`)]);
    assert.deepEqual(names, [
      ['Admin', ['/z', '/a', '/b']],
      ['default', ['shop/a', 'app/b', 'shop/b']],
      ['Baseline', ['/late']],
    ]);
  });

  it('has no tiers without policies, and allows everything', () => {
    assert.deepEqual(compile([], world, defaultSettings), { tiers: [] });
    assert.equal(predict(world, '', flow('shop/web', 'shop/db', 80)).verdict, 'allowed');
  });

  it('decides in the order Admin, NetworkPolicy, Baseline', () => {
    const ingress = flow('shop/web', 'shop/db', 80);
    const deniesByNetworkPolicy = networkPolicy('isolate');
    assert.equal(predict(world, clusterPolicy('a', 'Admin', 1, 'Accept') + deniesByNetworkPolicy, ingress).verdict, 'allowed');
    assert.equal(predict(world, clusterPolicy('a', 'Admin', 1, 'Pass') + deniesByNetworkPolicy, ingress).verdict, 'denied');
    assert.equal(predict(world, clusterPolicy('a', 'Baseline', 1, 'Accept') + deniesByNetworkPolicy, ingress).verdict, 'denied');
    assert.equal(predict(world, clusterPolicy('a', 'Baseline', 1, 'Deny'), ingress).verdict, 'denied');
    const passThenBaseline = clusterPolicy('a', 'Admin', 1, 'Pass') + clusterPolicy('b', 'Baseline', 1, 'Deny');
    assert.equal(predict(world, passThenBaseline, ingress).verdict, 'denied');
  });

  it('names file and object of what nobody understands', () => {
    assertRefused(
      'apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: { name: x }',
      'test.yaml: AdminNetworkPolicy x: apiVersion: policy.networking.k8s.io/v1alpha1 AdminNetworkPolicy is not a policy this model ' +
        'understands; supported are policy.networking.k8s.io/v1alpha2/ClusterNetworkPolicy, policy.networking.k8s.io/v1beta1/ClusterNetworkPolicy',
    );
    assertRefused(
      'apiVersion: v1\nkind: Service\nmetadata: { name: x, namespace: y }',
      'test.yaml: Service y/x: apiVersion: v1 Service is not a policy this model understands; no object of this API group is',
    );
    assertRefused(
      'apiVersion: crd.projectcalico.org/v1\nkind: NetworkPolicy\nmetadata: { name: default.x, namespace: y }',
      'test.yaml: NetworkPolicy y/default.x: apiVersion: crd.projectcalico.org/v1 NetworkPolicy is not a policy this model understands; ' +
        'it is how Calico stores its policies; its API is projectcalico.org/v3',
    );
  });

  it('refuses two objects of one name, not two of one name in two namespaces', () => {
    compile(manifests(networkPolicy('a', 'x') + networkPolicy('a', 'y')), world, defaultSettings);
    assertRefused(
      networkPolicy('a', 'x') + networkPolicy('a', 'x'),
      'test.yaml: NetworkPolicy x/a: metadata.name: the same object is also in test.yaml; one would overwrite the other, so rename one',
    );
  });

  it('takes two versions of one API for one object', () => {
    const policy = clusterPolicy('a', 'Baseline', 1, 'Deny');
    const both = policy + policy.replace('v1alpha2', 'v1beta1');
    assertRefused(
      both,
      'test.yaml: ClusterNetworkPolicy a: metadata.name: the same object is also in test.yaml; one would overwrite the other, so rename one',
    );
    const other = clusterPolicy('b', 'Baseline', 1, 'Deny').replace('v1alpha2', 'v1beta1');
    assert.equal(compile(manifests(policy + other), world, defaultSettings).tiers.length, 1);
  });

  it('refuses the dialects of two CNIs in one set', () => {
    assertRefused(
      `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: one, namespace: x }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: two, namespace: x }
`,
      'test.yaml: NetworkPolicy x/two: apiVersion: projectcalico.org/v3 stands beside cilium.io/v2 (CiliumNetworkPolicy one); no CNI ' +
        'enforces both, so render one of them',
    );
  });
});

describe('compile of NetworkPolicies beside the dialect of a CNI', () => {
  const world = buildWorld({ pods: { 'shop/web': {}, 'shop/db': {} } });
  const one = flow('shop/web', 'shop/db', 80);
  const allowAll = networkPolicy('open').replace('podSelector: {}', 'podSelector: {}, ingress: [{}]');
  const calico = (order: number): string => `
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { order: ${String(order)}, selector: all(), types: [Ingress], ingress: [{ action: Deny }] }
`;
  const cilium = (field: string): string => `
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: rule, namespace: shop }
spec: { endpointSelector: {}, ${field}: [{ fromEndpoints: [{}] }] }
`;

  it('puts them at order 1000 of the default tier of Calico', () => {
    assert.equal(predict(world, allowAll + calico(999), one).verdict, 'denied');
    assert.equal(predict(world, allowAll + calico(1001), one).verdict, 'allowed');
  });

  it('puts them after the deny rules of Cilium, among its allow rules', () => {
    assert.equal(predict(world, allowAll + cilium('ingressDeny'), one).verdict, 'denied');
    assert.equal(predict(world, networkPolicy('isolate') + cilium('ingress'), one).verdict, 'allowed');
    assert.equal(predict(world, networkPolicy('isolate'), one).verdict, 'denied');
  });
});

describe('isPolicy', () => {
  const cases: [string, string, boolean][] = [
    ['networking.k8s.io/v1', 'NetworkPolicy', true],
    ['networking.k8s.io/v1', 'Ingress', false],
    ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy', true],
    ['projectcalico.org/v3', 'GlobalNetworkPolicy', true],
    ['crd.projectcalico.org/v1', 'NetworkPolicy', true],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', true],
    ['policy/v1', 'PodDisruptionBudget', false],
    ['v1', 'Service', false],
  ];
  for (const [apiVersion, kind, expected] of cases) {
    it(`${apiVersion} ${kind}: ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(isPolicy({ file: 'f', object: { apiVersion, kind, metadata: { name: 'x' } } }), expected);
    });
  }
});
