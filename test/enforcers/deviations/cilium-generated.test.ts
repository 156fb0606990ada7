import assert from 'node:assert/strict';
import type { Via } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../../policy/flow.ts';
import { tieredPolicy } from '../../policy/tiered-policy.ts';
import { buildWorld } from '../../policy/world.ts';
import { askEnforcer } from './ask-enforcer.ts';

const world = buildWorld({
  namespaces: { a: { team: 'x' }, b: {} },
  pods: { 'a/one': {}, 'a/two': {}, 'b/peer': {} },
  externals: { outside: { addresses: ['198.51.100.10'], names: ['outside.example.com'] } },
  services: { 'b/known': { labels: { role: 'store' }, backends: ['b/peer'], ports: [] } },
});

function ask(yaml: string, source: string, destination: string, via: Via = { kind: 'address' }): string {
  return askEnforcer('cilium', world, yaml, { ...flow(source, destination, 80), via });
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
  return tieredPolicy(`ingress: [${rules}]`);
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

  describe('a selector of CIDR groups', () => {
    const id = 'cilium-merges-group-labels';
    const groups = [
      ['one', '{ zone: a }', '198.51.100.10/32'],
      ['two', '{ tone: b }', '198.51.100.10/32'],
      ['wider', '{ zone: c, size: large }', '198.51.100.0/24'],
      ['widest', '{ all: yes }', '0.0.0.0/0'],
    ].map(
      ([name = '', labels = '', cidr = '']) => `
---
apiVersion: cilium.io/v2
kind: CiliumCIDRGroup
metadata: { name: ${name}, labels: ${labels} }
spec: { externalCIDRs: [${cidr}] }`,
    );
    const to = (selector: string): string =>
      ciliumPolicy(`spec: { endpointSelector: {}, egress: [{ toCIDRSet: [{ cidrGroupSelector: ${selector} }] }] }`) + groups.join('');
    const opens = `denied → allowed, ${id}`;
    const closes = `allowed → denied, ${id}`;

    it('finds an address in several groups at once, in wider ones, too', () => {
      assert.equal(ask(to('{ matchLabels: { zone: a, tone: b } }'), 'a/one', 'outside'), opens);
      assert.equal(ask(to('{ matchLabels: { zone: a, size: large } }'), 'a/one', 'outside'), opens);
      const both = '{ key: zone, operator: In, values: [a] }, { key: zone, operator: In, values: [c] }';
      assert.equal(ask(to(`{ matchExpressions: [${both}] }`), 'a/one', 'outside'), opens);
    });

    it('misses an address for a label of another group', () => {
      for (const expression of ['{ key: tone, operator: NotIn, values: [b] }', '{ key: size, operator: DoesNotExist }'])
        assert.equal(ask(to(`{ matchLabels: { zone: a }, matchExpressions: [${expression}] }`), 'a/one', 'outside'), closes);
    });

    it('finds addresses in no group at all where it asks for nothing', () => {
      const elsewhere = (selector: string): string =>
        to(selector).replaceAll('198.51.100', '203.0.113').replace('0.0.0.0/0', '192.0.2.0/24');
      assert.equal(ask(elsewhere('{ matchExpressions: [{ key: ghost, operator: DoesNotExist }] }'), 'a/one', 'outside'), opens);
      assert.equal(ask(elsewhere('{}'), 'a/one', 'outside'), opens);
      assert.equal(ask(elsewhere('{}'), 'a/one', 'b/peer'), 'denied');
    });

    it('does what it says where one group decides, and knows no group of everything', () => {
      assert.equal(ask(to('{ matchLabels: { zone: a } }'), 'a/one', 'outside'), 'allowed');
      assert.equal(ask(to('{ matchLabels: { zone: b } }'), 'a/one', 'outside'), 'denied');
      assert.equal(ask(to('{ matchLabels: { zone: a, all: yes } }'), 'a/one', 'outside'), 'denied');
    });

    it('is read so in deny rules, of ingress, and in specs', () => {
      const rule = '{ fromCIDRSet: [{ cidrGroupSelector: { matchLabels: { zone: a, tone: b } } }] }';
      const spec = `{ endpointSelector: {}, enableDefaultDeny: { ingress: false }, ingressDeny: [${rule}] }`;
      assert.equal(ask(ciliumPolicy(`specs: [${spec}]`) + groups.join(''), 'outside', 'a/one'), closes);
    });
  });

  describe('DNS rules of which one says a name twice', () => {
    const id = 'cilium-repeated-name-hides-names';
    const [known, other] = ['{ matchName: www.example.net }', '{ matchName: outside.example.com }'];
    const dns = (names: string, protocol = 'UDP'): string =>
      `{ toEntities: [all], toPorts: [{ ports: [{ port: "53", protocol: ${protocol} }], rules: { dns: [${names}] } }] }`;
    const byName = (...rules: string[]): string => {
      const policies = ciliumPolicy(`spec: { endpointSelector: {}, egress: [${rules.join(', ')}, { toFQDNs: [${other}] }] }`);
      return ask(policies, 'a/one', 'outside', { kind: 'name', name: 'outside.example.com' });
    };
    const hidden = `allowed → denied, ${id}`;

    it('hide the names of a later one that has as many, and that name', () => {
      assert.equal(byName(dns(`${known}, ${known}`), dns(`${known}, ${other}`)), hidden);
      assert.equal(byName(dns(`${known}, ${known}`, 'ANY'), dns(`${other}, ${known}`)), hidden);
    });

    it('hide nothing in another order, of another length, of other names, of another protocol, and where no name is said twice', () => {
      assert.equal(byName(dns(`${known}, ${other}`), dns(`${known}, ${known}`)), 'allowed');
      assert.equal(byName(dns(`${known}, ${known}, ${known}`), dns(`${known}, ${other}`)), 'allowed');
      assert.equal(byName(dns(`${known}, ${known}`), dns(`${other}, ${other}`)), 'allowed');
      assert.equal(byName(dns(`${known}, ${known}`, 'TCP'), dns(`${known}, ${other}`)), 'allowed');
      assert.equal(byName(dns(known), dns(`${known}, ${other}`)), 'allowed');
    });
  });

  it('where only two of them together change the verdict, the first of them is named', () => {
    const yaml = networkPolicy('policyTypes: [Ingress], egress: [{ to: [{ ipBlock: { cidr: 10.244.0.0/16 } }] }]');
    assert.equal(ask(yaml, 'a/one', 'b/peer'), 'allowed → denied, cilium-ignores-policy-types');
    assert.equal(ask(yaml, 'a/one', 'outside'), 'allowed → denied, cilium-ignores-policy-types');
  });
});
