import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, policy } from './fixture.ts';
import { withCidrMatches as matching } from '../../../harness/dialects/cilium/settings.ts';

const everyone = ['shop/db', 'mon/prometheus', 'internet', 'bucket', 'other', 'worker', 'apiserver'];
const to = (...ids: string[]) => ids.map((id) => flow('shop/web', id, 8080));
const toOnly = (...ids: string[]) => ({ allowed: to(...ids), denied: to(...everyone.filter((id) => !ids.includes(id))) });
const egress = (rule: string): string => policy(`egress: [{ ${rule} }]`);

const group = (name: string, spec: string): string => `
---
apiVersion: cilium.io/v2
kind: CiliumCIDRGroup
metadata: { name: ${name}, labels: { role: store } }
spec: { externalCIDRs: [${spec}] }`;

const groups: Record<string, readonly Case[]> = {
  entities: [
    { title: 'all', yaml: egress('toEntities: [all]'), ...toOnly(...everyone) },
    { title: 'world', yaml: egress('toEntities: [world]'), ...toOnly('internet', 'bucket') },
    { title: 'cluster', yaml: egress('toEntities: [cluster]'), ...toOnly('shop/db', 'mon/prometheus', 'other', 'worker', 'apiserver') },
    {
      title: 'cluster-mesh',
      yaml: egress('toEntities: [cluster-mesh]'),
      ...toOnly('shop/db', 'mon/prometheus', 'other', 'worker', 'apiserver'),
    },
    { title: 'host: the node of the subject', yaml: egress('toEntities: [host]'), ...toOnly('worker') },
    {
      title: 'remote-node: other nodes, and the apiserver on one',
      yaml: egress('toEntities: [remote-node]'),
      ...toOnly('other', 'apiserver'),
    },
    { title: 'kube-apiserver', yaml: egress('toEntities: [kube-apiserver]'), ...toOnly('apiserver') },
    { title: 'entities that no world holds', yaml: egress('toEntities: [init, ingress, health, unmanaged, none]'), ...toOnly() },
    { title: 'several', yaml: egress('toEntities: [host, world]'), ...toOnly('worker', 'internet', 'bucket') },
  ],
  CIDRs: [
    { title: 'addresses outside the cluster', yaml: egress('toCIDR: [198.51.100.0/24]'), ...toOnly('internet') },
    {
      title: '0.0.0.0/0 is the world, not pods, nodes or the apiserver',
      yaml: egress('toCIDR: [0.0.0.0/0]'),
      ...toOnly('internet', 'bucket'),
    },
    { title: 'a CIDR of pods matches none', yaml: egress('toCIDR: [10.244.0.0/16]'), ...toOnly() },
    { title: 'a CIDR of nodes matches none', yaml: egress('toCIDR: [172.18.0.0/16]'), ...toOnly() },
    {
      title: 'unless the agent matches nodes',
      yaml: egress('toCIDR: [172.18.0.0/16, 10.244.0.0/16]'),
      settings: matching('nodes'),
      ...toOnly('other', 'worker', 'apiserver'),
    },
    {
      title: 'unless the agent matches pods',
      yaml: egress('toCIDR: [172.18.0.0/16, 10.244.0.0/16]'),
      settings: matching('pods'),
      ...toOnly('shop/db', 'mon/prometheus'),
    },
    {
      title: 'prefix length 0 with nodes matched: still the world',
      yaml: egress('toCIDR: [0.0.0.0/0]'),
      settings: matching('nodes'),
      ...toOnly('internet', 'bucket'),
    },
    {
      title: 'prefix length 0 with both matched: everyone',
      yaml: egress('toCIDR: [0.0.0.0/0]'),
      settings: matching('nodes', 'pods'),
      ...toOnly(...everyone),
    },
    { title: 'except', yaml: egress('toCIDRSet: [{ cidr: 0.0.0.0/0, except: [203.0.113.0/24] }]'), ...toOnly('internet') },
    {
      title: 'several items',
      yaml: egress('toCIDRSet: [{ cidr: 203.0.113.0/24 }, { cidr: 198.51.100.0/24 }]'),
      ...toOnly('internet', 'bucket'),
    },
    {
      title: 'IPv6',
      yaml: egress('toCIDR: ["2001:db8:1::/48"]'),
      allowed: [flow('shop/web', 'bucket', 1, { family: 6 })],
      denied: to(...everyone),
    },
    {
      title: 'a group by name',
      yaml: egress('toCIDRSet: [{ cidrGroupRef: stores }]') + group('stores', '203.0.113.0/24'),
      ...toOnly('bucket'),
    },
    {
      title: 'groups by label',
      yaml:
        egress('toCIDRSet: [{ cidrGroupSelector: { matchLabels: { role: store } } }]') +
        group('a', '203.0.113.0/24') +
        group('b', '198.51.100.0/24'),
      ...toOnly('internet', 'bucket'),
    },
    {
      title: 'fromCIDR and fromCIDRSet',
      yaml: policy('ingress: [{ fromCIDR: [198.51.100.7/32] }, { fromCIDRSet: [{ cidr: 203.0.113.0/24 }] }]'),
      allowed: ['internet', 'bucket'].map((id) => flow(id, 'shop/web', 1)),
      denied: ['shop/db', 'apiserver'].map((id) => flow(id, 'shop/web', 1)),
    },
  ],
  Services: [
    {
      title: 'by name and namespace',
      yaml: egress('toServices: [{ k8sService: { serviceName: db, namespace: shop } }]'),
      ...toOnly('shop/db'),
    },
    {
      title: 'by name in any namespace',
      yaml: egress('toServices: [{ k8sService: { serviceName: db } }]'),
      ...toOnly('shop/db', 'mon/prometheus'),
    },
    {
      title: 'by label',
      yaml: egress('toServices: [{ k8sServiceSelector: { selector: { matchLabels: { role: store } } } }]'),
      ...toOnly('shop/db'),
    },
    {
      title: 'by label in another namespace',
      yaml: egress('toServices: [{ k8sServiceSelector: { selector: { matchLabels: { role: store } }, namespace: mon } }]'),
      ...toOnly(),
    },
    {
      title: 'the apiserver on a node is not reached through its Service',
      yaml: egress('toServices: [{ k8sService: { serviceName: kubernetes } }]'),
      ...toOnly(),
    },
    {
      title: 'but is where CIDRs match nodes',
      yaml: egress('toServices: [{ k8sService: { serviceName: kubernetes } }]'),
      settings: matching('nodes'),
      ...toOnly('apiserver'),
    },
    { title: 'endpoints outside the cluster', yaml: egress('toServices: [{ k8sService: { serviceName: bucket } }]'), ...toOnly('bucket') },
    { title: 'a Service that is not there: nobody', yaml: egress('toServices: [{ k8sService: { serviceName: none } }]'), ...toOnly() },
    {
      title: 'with ports, which are those of the endpoints',
      yaml: egress('toServices: [{ k8sService: { serviceName: db } }], toPorts: [{ ports: [{ port: "9090" }] }]'),
      allowed: [flow('shop/web', 'shop/db', 9090)],
      denied: [flow('shop/web', 'shop/db', 80)],
    },
  ],
};

describe('cilium.io/v2 peers', () => {
  for (const [title, cases] of Object.entries(groups)) {
    describe(title, () => {
      for (const one of cases) {
        it(one.title, () => {
          assertCase(one);
        });
      }
    });
  }
});
