import assert from 'node:assert/strict';
import { addressesOf } from '../../../../clusters/embedded/plan/address-plan.ts';
import { planSites, type SitePlan } from '../../../../clusters/embedded/plan/site-plan.ts';
import { planTopology, type TopologyPlan } from '../../../../clusters/embedded/plan/topology-plan.ts';
import type { Topology } from '../../../../harness/cluster/topology.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { bucket } from '../topology.ts';

const listeners = [{ application: 'http', port: 8080 }] as const;
const ports = [{ name: 'http', port: 8080, protocol: 'TCP' }] as const;
const pod = (id: string, namespace: string, name: string): Topology['pods'][number] => {
  return { id, namespace, name, labels: { app: name }, ports, serviceAccount: 'own', listeners };
};
const topology: Topology = {
  namespaces: [{ name: 'a', labels: { team: 'x' } }],
  serviceAccounts: [{ namespace: 'a', name: 'own', labels: {} }],
  fromNode: new Set(),
  pods: [pod('a/one', 'a', 'one'), pod('dns', 'kube-system', 'dns')],
  services: [
    {
      namespace: 'default',
      name: 'kubernetes',
      labels: {},
      backends: ['apiserver'],
      ports: [{ port: 443, targetPort: 6443, protocol: 'TCP' }],
    },
    {
      namespace: 'kube-system',
      name: 'kube-dns',
      labels: { k: 'v' },
      backends: ['dns'],
      ports: [{ port: 53, targetPort: 53, protocol: 'UDP' }],
    },
  ],
};
const external = { ...bucket, names: ['Bucket.Example.com.', 'other.example.com'] };

describe('the plan of the embedded cluster', () => {
  let sites: SitePlan;
  let plan: TopologyPlan;
  beforeEach(() => {
    sites = planSites({ externals: [external], apiserverListeners: [{ application: 'tcp', port: 443 }] });
    plan = planTopology(topology, sites, [external]);
  });

  it('gives the node and the apiserver what listens there', () => {
    assert.deepEqual(
      sites.hosts.map(({ id, kind, listeners: own }) => [id, kind, own.map(({ application, port }) => `${application} ${String(port)}`)]),
      [
        ['node', 'node', ['tcp 10250']],
        ['apiserver', 'host', ['tls 6443', 'tcp 443']],
        ['s3', 'host', bucket.listeners.map(({ application, port }) => `${application} ${String(port)}`)],
      ],
    );
    assert.equal(sites.sites.apiserverPort, 6443);
  });

  it('gives every pod addresses and an interface, after those of the hosts', () => {
    assert.deepEqual(plan.network.hosts, [
      { id: 'a/one', kind: 'pod', index: 3, addresses: ['10.244.0.1', 'fd00:10:244::1'], listeners },
      { id: 'dns', kind: 'pod', index: 4, addresses: ['10.244.0.2', 'fd00:10:244::2'], listeners },
    ]);
    assert.deepEqual(plan.subjects, [
      { id: 'a/one', interface: 'p3', backsService: false },
      { id: 'dns', interface: 'p4', backsService: true },
    ]);
  });

  it('gives every Service addresses, and the DNS all names, as they are looked up', () => {
    const addresses = [
      ['10.96.0.1', 'fd00:10:96::1'],
      ['10.96.0.2', 'fd00:10:96::2'],
    ];
    assert.deepEqual(
      plan.network.services,
      topology.services.map((service, index) => ({ ...service, addresses: addresses[index] })),
    );
    assert.deepEqual(Object.fromEntries(plan.network.names), {
      'kubernetes.default.svc.cluster.local': addresses[0],
      'kube-dns.kube-system.svc.cluster.local': addresses[1],
      'bucket.example.com': ['198.51.100.10', '2001:db8:2::10'],
      'other.example.com': ['198.51.100.10', '2001:db8:2::10'],
    });
  });

  it('is the world that policies are compiled against', () => {
    const { endpoints, namespaces, serviceAccounts, services } = plan.world;
    assert.deepEqual([namespaces, serviceAccounts], [topology.namespaces, topology.serviceAccounts]);
    assert.equal(services, plan.network.services);
    const of = { namespace: 'a', name: 'one', labels: { app: 'one' }, ports, serviceAccount: 'own' };
    assert.deepEqual(endpoints, [
      { kind: 'pod', id: 'a/one', ...of, addresses: ['10.244.0.1', 'fd00:10:244::1'], node: 'node' },
      {
        kind: 'pod',
        id: 'dns',
        ...{ ...of, namespace: 'kube-system', name: 'dns', labels: { app: 'dns' } },
        addresses: ['10.244.0.2', 'fd00:10:244::2'],
        node: 'node',
      },
      {
        kind: 'node',
        id: 'node',
        name: 'node',
        addresses: ['172.18.0.2', 'fd00:172:18::2'],
        labels: { 'kubernetes.io/hostname': 'node', 'kubernetes.io/os': 'linux' },
      },
      { kind: 'apiserver', id: 'apiserver', addresses: ['172.18.0.3', 'fd00:172:18::3'] },
      { kind: 'external', id: 's3', names: external.names, addresses: ['198.51.100.10', '2001:db8:2::10'] },
    ]);
  });

  it('has addresses for so many, and says so where more are wanted', () => {
    assert.deepEqual(addressesOf('pods', 65_533, [4]), ['10.244.255.254']);
    assert.throws(
      () => addressesOf('pods', 65_534, [4]),
      new UserError('The embedded cluster has addresses for 65534 pods, and this run needs more.', 2),
    );
    assert.deepEqual(addressesOf('outside', 255, [4, 6]), ['198.18.1.0', '2001:db8:ffff::100']);
  });
});
