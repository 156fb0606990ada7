import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { makeCertificate } from '../../../../clusters/kubernetes/deploy/certificate.ts';
import { dnsManifest } from '../../../../clusters/kubernetes/deploy/dns-server.ts';
import { kubeletTarget } from '../../../../clusters/kubernetes/deploy/kubelet-target.ts';
import { placeTopology } from '../../../../clusters/kubernetes/deploy/place-topology.ts';
import { planObjects } from '../../../../clusters/kubernetes/deploy/plan-objects.ts';
import { podManifest } from '../../../../clusters/kubernetes/deploy/pod-manifest.ts';
import { serverCommand } from '../../../../clusters/kubernetes/deploy/server-command.ts';
import type { PodSpec } from '../../../../harness/cluster/topology.ts';
import { smallTopology } from '../small-topology.ts';

const settings = {
  runId: 'abc123',
  probeImage: 'agnhost',
  dnsImage: 'coredns',
  placement: 'anywhere',
} as const;
const sites = {
  node: { id: 'node', addresses: ['172.18.0.2'] },
  apiserver: { id: 'apiserver', addresses: ['172.18.0.2'] },
  apiserverPort: 6443,
  families: [4],
  externals: {},
} as const;
const topology = placeTopology(smallTopology('abc123', sites), 'abc123', 'own').made;

function find(id: string): PodSpec {
  const pod = topology.pods.find((candidate) => candidate.id === id);
  assert.ok(pod);
  return pod;
}

describe('what a deployment makes', () => {
  it('is nothing in the namespaces of the cluster', async () => {
    const { namespaces, others, pods } = await planObjects(topology, settings, []);
    const places = [...others, ...pods].map(({ metadata }) => metadata.namespace);
    const own = namespaces.map(({ metadata }) => metadata.name);
    assert.deepEqual(own, ['npc-abc123-small-k', 'npc-abc123-stranger', 'npc-abc123-dns-elsewhere']);
    assert.ok(places.every((place) => place !== undefined && own.includes(place)));
    assert.ok([...namespaces, ...others, ...pods].every(({ metadata }) => metadata.labels?.['netpol-conformance/run'] === 'abc123'));
  });

  it('is a Service with a label of its own on exactly the pods behind it, whatever labels they have', async () => {
    const { others, pods } = await planObjects(topology, settings, []);
    const service = others.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'controller');
    const label = 'service.netpol-conformance/controller';
    assert.deepEqual(service?.['spec'], {
      selector: { [label]: 'abc123' },
      ipFamilyPolicy: 'PreferDualStack',
      publishNotReadyAddresses: true,
      ports: [
        { name: 'tcp-80', port: 80, targetPort: 8080, protocol: 'TCP' },
        { name: 'tcp-443', port: 443, targetPort: 9443, protocol: 'TCP' },
        { name: 'udp-53', port: 53, targetPort: 9998, protocol: 'UDP' },
      ],
    });
    assert.deepEqual(
      pods.filter(({ metadata }) => metadata.labels?.[label] === 'abc123').map(({ metadata }) => metadata.name),
      ['controller', 'controller.1'],
    );
  });

  it('is no Service without a port that can be made: SCTP is predicted only', async () => {
    const [service] = topology.services;
    assert.ok(service);
    const sctp = { ...service, ports: [{ port: 80, targetPort: 80, protocol: 'SCTP' }] } as const;
    const { others } = await planObjects({ ...topology, services: [sctp] }, settings, []);
    assert.ok(!others.some(({ kind, metadata }) => kind === 'Service' && metadata.name === 'controller'));
  });

  it('has a webhook for each pod that serves TLS, and one certificate a namespace', async () => {
    const { others, pods } = await planObjects(topology, settings, []);
    const selected = others.flatMap(({ kind, metadata, ...rest }) =>
      kind === 'Service' && metadata.name.startsWith('npc-webhook-') ? [[metadata.name, rest['spec']] as const] : [],
    );
    assert.equal(new Set(selected.map(([name]) => name)).size, 2);
    for (const name of ['controller', 'controller.1']) {
      assert.ok(JSON.stringify(selected).includes(`"selector":{"netpol-conformance/pod":"${name}"}`));
      assert.equal(pods.find(({ metadata }) => metadata.name === name)?.metadata.labels?.['netpol-conformance/pod'], name);
    }
    assert.equal(others.filter(({ kind }) => kind === 'Secret').length, 1);
  });

  it('labels a pod with its name, however long that is, within what labels take', () => {
    const long = { ...find('controller'), name: `release-${'x'.repeat(200)}` };
    const other = { ...long, name: `${long.name}y` };
    const [value = '', another = ''] = [long, other].map(
      (pod) => podManifest(pod, settings, topology.fromNode).metadata.labels?.['netpol-conformance/pod'],
    );
    assert.ok(value.length <= 63 && another.length <= 63);
    assert.notEqual(value, another);
  });

  it('names each port of a pod once: two containers of a workload may share a name', () => {
    const twice = [
      { name: 'metrics', port: 8080, protocol: 'TCP' },
      { name: 'metrics', port: 8081, protocol: 'TCP' },
    ] as const;
    const { spec } = podManifest({ ...find('controller'), ports: twice }, settings, topology.fromNode);
    assert.match(JSON.stringify(spec), /"ports":\[\{"name":"metrics","containerPort":8080,"protocol":"TCP"\}\]/);
  });

  it('takes labels, named ports and ServiceAccount from the workload', () => {
    const { metadata, spec } = podManifest(find('controller'), settings, topology.fromNode);
    assert.equal(metadata.labels?.['app'], 'controller');
    assert.match(JSON.stringify(spec), /"serviceAccountName":"controller"/);
    assert.match(JSON.stringify(spec), /"ports":\[\{"name":"metrics","containerPort":8080,"protocol":"TCP"\},\{"name":"health"/);
  });

  it('lets a pod listen below 1024 by the one sysctl that needs no privilege, and only such a pod', () => {
    const sysctl = /"sysctls":\[\{"name":"net\.ipv4\.ip_unprivileged_port_start","value":"0"\}\]/;
    assert.match(JSON.stringify(podManifest(find('dns-elsewhere'), settings, topology.fromNode)), sysctl);
    assert.doesNotMatch(JSON.stringify(podManifest(find('controller'), settings, topology.fromNode)), /sysctls/);
  });

  it('serves each UDP port beside a TCP port, and every port once', () => {
    const command = serverCommand(find('controller').listeners);
    assert.equal(
      command,
      [
        '/agnhost netexec --http-port=8080 --udp-port=9998 &',
        '/agnhost netexec --http-port=8081 --udp-port=-1 &',
        '/agnhost netexec --http-port=9999 --udp-port=-1 &',
        '/agnhost webhook --port=9443 --tls-cert-file=/tmp/tls/tls.crt --tls-private-key-file=/tmp/tls/tls.key &',
        'wait',
      ].join('\n'),
    );
  });

  it('has the kubelet probe the port named health, else the first named one, else nothing', () => {
    const controller = find('controller');
    assert.equal(kubeletTarget(controller), 8081);
    assert.equal(kubeletTarget({ ...controller, ports: controller.ports.slice(0, 1) }), 8080);
    assert.equal(kubeletTarget(find('stranger')), undefined);
  });

  it('has the kubelet probe only what a flow from the node goes to', async () => {
    const probed = async (fromNode: ReadonlySet<string>): Promise<readonly string[]> => {
      const { pods } = await planObjects({ ...topology, fromNode }, settings, []);
      return pods.filter((pod) => JSON.stringify(pod).includes('readinessProbe')).map(({ metadata }) => metadata.name);
    };
    assert.deepEqual(await probed(new Set(['controller', 'apiserver'])), ['controller']);
    assert.deepEqual(await probed(new Set()), []);
  });

  it('has a certificate that every webhook of the run can show', async () => {
    const { certificate } = await makeCertificate(['npc-webhook.a.svc', 'npc-webhook.b.svc']);
    const parsed = new X509Certificate(certificate);
    assert.ok(parsed.checkHost('npc-webhook.a.svc') && parsed.checkHost('npc-webhook.b.svc'));
    assert.equal(parsed.checkHost('npc-webhook.c.svc'), undefined);
  });

  it('has a DNS server that knows the names of hosts outside, and no other', () => {
    const externals = [{ names: ['s3.example.com', 'bucket.example.com'], addresses: ['198.51.100.10'] }];
    assert.deepEqual(dnsManifest('ns', 'abc123', externals)['data'], {
      Corefile: '. {\n  hosts {\n    198.51.100.10 s3.example.com bucket.example.com\n  }\n}\n',
    });
  });
});
