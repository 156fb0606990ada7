import assert from 'node:assert/strict';
import { predictForCni } from '../../../../clusters/cni/deviations/predict-for-cni.ts';
import { deviations } from '../../../../clusters/cni/deviations/registry.ts';
import { compile } from '../../../../harness/policy/compile.ts';
import { evaluate } from '../../../../harness/policy/evaluate/evaluate.ts';
import { flow } from '../../../policy/flow.ts';
import { manifests } from '../../../policy/manifests.ts';
import { buildWorld } from '../../../policy/world.ts';

const settings = { ciliumCidrMatches: new Set<never>() };
const world = buildWorld({
  namespaces: { a: { team: 'x' }, b: {} },
  pods: { 'a/one': {}, 'a/two': {}, 'b/peer': {} },
  externals: { outside: { addresses: ['198.51.100.10'] } },
  services: { 'b/known': { labels: { role: 'store' }, backends: ['b/peer'], ports: [] } },
});

/** `defined → on Cilium`, and the deviation where there is one. */
function ask(yaml: string, source: string, destination: string): string {
  const policies = manifests(yaml);
  const probed = flow(source, destination, 80);
  const defined = evaluate(compile(policies, world, settings), world, probed);
  const known = deviations.filter(({ cni }) => cni === 'cilium');
  const deviating = predictForCni(known, { flow: probed, policies, world, settings, nodeTraffic: 'exempt' }, defined);
  return deviating === undefined ? defined.verdict : `${defined.verdict} → ${deviating.prediction.verdict}, ${deviating.id}`;
}

function networkPolicy(spec: string): string {
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: a, name: one }
spec: { podSelector: {}, ${spec} }`;
}

function clusterNetworkPolicy(rules: string): string {
  return `
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: tiered }
spec:
  tier: Admin
  priority: 1
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: a } } }
  ingress: [${rules}]`;
}

function ciliumPolicy(spec: string): string {
  return `
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { namespace: a, name: own }
${spec}`;
}

describe('known deviations of Cilium that generated policies found', () => {
  describe('rules of a NetworkPolicy in a direction that policyTypes does not name', () => {
    const id = 'cilium-ignores-policy-types';

    it('isolate', () => {
      const yaml = networkPolicy('policyTypes: [Ingress], egress: [{ ports: [{ port: 81 }] }]');
      assert.equal(ask(yaml, 'a/one', 'outside'), `allowed → denied, ${id}`);
    });

    it('allow', () => {
      const closed = networkPolicy('policyTypes: [Ingress]');
      const yaml = `${closed}${networkPolicy('policyTypes: [Egress], ingress: [{}]').replace('name: one', 'name: other')}`;
      assert.equal(ask(closed, 'outside', 'a/one'), 'denied');
      assert.equal(ask(yaml, 'outside', 'a/one'), `denied → allowed, ${id}`);
    });

    it('are no matter where there are none, where the type is named, and where no type is', () => {
      assert.equal(ask(networkPolicy('policyTypes: [Ingress], egress: []'), 'a/one', 'outside'), 'allowed');
      assert.equal(ask(networkPolicy('policyTypes: [Ingress, Egress], egress: [{ ports: [{ port: 81 }] }]'), 'a/one', 'outside'), 'denied');
      assert.equal(ask(networkPolicy('egress: [{ ports: [{ port: 81 }] }]'), 'a/one', 'outside'), 'denied');
    });
  });

  describe('a namespaces peer that only says what labels a namespace must not have', () => {
    const denied = (selector: string): string => clusterNetworkPolicy(`{ action: Deny, from: [{ namespaces: ${selector} }] }`);
    const id = 'cilium-namespaces-match-all';

    it('is everyone', () => {
      for (const expression of ['{ key: team, operator: NotIn, values: [x] }', '{ key: team, operator: DoesNotExist }']) {
        const yaml = denied(`{ matchExpressions: [${expression}] }`);
        assert.equal(ask(yaml, 'outside', 'a/one'), `allowed → denied, ${id}`);
        assert.equal(ask(yaml, 'a/two', 'a/one'), `allowed → denied, ${id}`);
        assert.equal(ask(yaml, 'b/peer', 'a/one'), 'denied');
      }
    });

    it('is what it says where it asks for something, too, where it is empty, and in a pods peer', () => {
      const both = '{ key: team, operator: NotIn, values: [x] }, { key: kubernetes.io/metadata.name, operator: Exists }';
      assert.equal(ask(denied(`{ matchExpressions: [${both}] }`), 'outside', 'a/one'), 'allowed');
      assert.equal(ask(denied('{}'), 'outside', 'a/one'), 'allowed');
      const selector = '{ matchExpressions: [{ key: team, operator: DoesNotExist }] }';
      const pods = clusterNetworkPolicy(`{ action: Deny, from: [{ pods: { namespaceSelector: ${selector}, podSelector: {} } }] }`);
      assert.equal(ask(pods, 'outside', 'a/one'), 'allowed');
      assert.equal(ask(pods, 'a/two', 'a/one'), 'allowed');
    });

    it('leaves the other rules alone', () => {
      const rules =
        '{ action: Accept, from: [{ namespaces: {} }] }, { action: Deny, from: [{ namespaces: { matchExpressions: [{ key: team, operator: DoesNotExist }] } }] }';
      assert.equal(ask(clusterNetworkPolicy(rules), 'a/two', 'a/one'), 'allowed');
      assert.equal(ask(clusterNetworkPolicy(rules), 'outside', 'a/one'), `allowed → denied, ${id}`);
    });
  });

  describe('a rule for Services that do not exist', () => {
    const toService = (name: string, ports: string): string =>
      `{ toServices: [{ k8sService: { serviceName: ${name}, namespace: b } }]${ports} }`;
    const ports = ', toPorts: [{ ports: [{ port: "80" }] }]';
    const spec = (rule: string): string => `{ endpointSelector: {}, egress: [${rule}] }`;
    const opened = 'denied → allowed, cilium-unknown-services-open';

    it('opens its ports to everyone, in spec and in specs', () => {
      const rule = spec(toService('gone', ports));
      assert.equal(ask(ciliumPolicy(`spec: ${rule}`), 'a/one', 'outside'), opened);
      assert.equal(ask(ciliumPolicy(`specs: [${rule}]`), 'a/one', 'a/two'), opened);
    });

    it('opens nothing without ports, beside a Service that exists, and for that Service', () => {
      assert.equal(ask(ciliumPolicy(`spec: ${spec(toService('gone', ''))}`), 'a/one', 'outside'), 'denied');
      assert.equal(ask(ciliumPolicy(`spec: ${spec(toService('known', ports))}`), 'a/one', 'outside'), 'denied');
      assert.equal(ask(ciliumPolicy(`spec: ${spec(toService('known', ports))}`), 'a/one', 'b/peer'), 'allowed');
      assert.equal(
        ask(ciliumPolicy(`spec: ${spec('{ toEndpoints: [{}], toPorts: [{ ports: [{ port: "81" }] }] }')}`), 'a/one', 'a/two'),
        'denied',
      );
    });
  });

  it('0.0.0.0/0 in a CiliumCIDRGroup matches nobody, its halves do', () => {
    const denying = ciliumPolicy(
      'spec: { endpointSelector: {}, enableDefaultDeny: { ingress: false }, ingressDeny: [{ fromCIDRSet: [{ cidrGroupRef: group }] }] }',
    );
    const group = (cidrs: string): string => `
---
apiVersion: cilium.io/v2
kind: CiliumCIDRGroup
metadata: { name: group }
spec: { externalCIDRs: [${cidrs}] }`;
    assert.equal(ask(denying + group('0.0.0.0/0'), 'outside', 'a/one'), 'denied → allowed, cilium-group-misses-world');
    assert.equal(ask(denying + group('0.0.0.0/1, 128.0.0.0/1'), 'outside', 'a/one'), 'denied');
  });

  it('where only two of them together change the verdict, the first of them is named', () => {
    const yaml = networkPolicy('policyTypes: [Ingress], egress: [{ to: [{ ipBlock: { cidr: 10.244.0.0/16 } }] }]');
    assert.equal(ask(yaml, 'a/one', 'b/peer'), 'allowed → denied, cilium-ignores-policy-types');
    assert.equal(ask(yaml, 'a/one', 'outside'), 'allowed → denied, cilium-ignores-policy-types');
  });
});
