import assert from 'node:assert/strict';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { ServiceSpec } from '../../../harness/cluster/topology.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { describeAll, overBoth, probeAll, probeOne, type ProbeSpec } from './requests.ts';
import { bucket, dnsPod, dnsService, everyListener, pod, ports, stranger, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';

const web: ServiceSpec = {
  namespace: 'a',
  name: 'web',
  labels: {},
  backends: ['a/web'],
  ports: [
    { port: 8080, targetPort: ports.tcp, protocol: 'TCP' },
    { port: 8083, targetPort: ports.udp, protocol: 'UDP' },
  ],
};
const kubernetes: ServiceSpec = {
  namespace: 'default',
  name: 'kubernetes',
  labels: {},
  backends: ['apiserver'],
  ports: [{ port: 443, targetPort: 6443, protocol: 'TCP' }],
};
/** A Service of the same name in another namespace, one of the node's own port, and one that nobody is behind. */
const otherWeb: ServiceSpec = { ...web, namespace: 'b', backends: ['a/client'] };
const kubelet: ServiceSpec = { ...web, name: 'kubelet', backends: ['node'], ports: [{ port: 443, targetPort: 10_250, protocol: 'TCP' }] };
const empty: ServiceSpec = { ...web, name: 'empty', backends: [] };

describe('embedded cluster without policies', () => {
  let cluster: RunningCluster;
  let world: World;

  before(async () => {
    cluster = await startCluster({ externals: [bucket, stranger] });
    world = await cluster.deploy(
      topology([pod('a/web'), pod('a/client'), dnsPod], [web, kubernetes, dnsService, otherWeb, kubelet, empty]),
    );
  });
  after(() => cluster[Symbol.asyncDispose]());

  async function assertConnected(specs: readonly ProbeSpec[]): Promise<void> {
    const requests = specs.flatMap(overBoth);
    const observations = await probeAll(cluster, requests);
    assert.equal(observations.size, requests.length);
    assert.deepEqual(
      describeAll(observations),
      requests.map(({ id }) => `${id}: connected`),
    );
  }

  it('serves every application to pods, the node, the apiserver and hosts outside, over both families', () =>
    assertConnected(
      ['a/client', 'a/web', 'node', 'apiserver', 's3'].flatMap((source) =>
        (['tcp', 'http', 'tls', 'udp'] as const).flatMap((kind) => [
          { source, destination: 'a/web', kind },
          { source, destination: 'stranger', kind },
        ]),
      ),
    ));

  it('serves the apiserver and the kubelet', () =>
    assertConnected(
      ['a/client', 'node', 'apiserver', 's3'].flatMap((source) => [
        { source, destination: 'apiserver', kind: 'tls', port: 6443 },
        { source, destination: 'apiserver', port: 10_250 },
        { source, destination: 'node', port: 10_250 },
      ]),
    ));

  it('translates the addresses of Services, for a backend that calls itself too', () => {
    const via = { kind: 'service', namespace: 'a', name: 'web' } as const;
    return assertConnected(
      ['a/client', 'a/web', 'node', 'apiserver', 's3'].flatMap((source) => [
        { source, destination: 'a/web', via },
        { source, destination: 'a/web', kind: 'udp', via },
        { source, destination: 'apiserver', kind: 'tls', port: 6443, via: { kind: 'service', namespace: 'default', name: 'kubernetes' } },
      ]),
    );
  });

  it('keeps Services of one name in two namespaces apart', () =>
    assertConnected([
      { source: 's3', destination: 'a/client', via: { kind: 'service', namespace: 'b', name: 'web' } },
      { source: 's3', destination: 'a/web', via: { kind: 'service', namespace: 'a', name: 'web' } },
    ]));

  it('translates the address of a Service before the node, beside one that nobody is behind', () =>
    assertConnected(
      ['a/client', 'apiserver', 's3'].map((source) => ({
        source,
        destination: 'node',
        port: 10_250,
        via: { kind: 'service', namespace: 'a', name: 'kubelet' } as const,
      })),
    ));

  it('serves names over UDP and TCP, directly and through the Service', () =>
    assertConnected(
      [{ kind: 'address' } as const, { kind: 'service', namespace: 'kube-system', name: 'kube-dns' } as const].flatMap((via) =>
        (['udp', 'tcp'] as const).flatMap((over) =>
          ['bucket.example.com', 'web.a.svc.cluster.local', 'no.such.name'].map((name) => ({
            source: 'a/client',
            destination: dnsPod.id,
            via,
            lookup: { over, name },
          })),
        ),
      ),
    ));

  it('reaches a host by its name', () =>
    assertConnected([
      { source: 'a/client', destination: 's3', kind: 'tls', via: { kind: 'name', name: 'bucket.example.com' } },
      { source: 'a/client', destination: 's3', kind: 'udp', via: { kind: 'name', name: 'Bucket.Example.COM' } },
    ]));

  it('says of a name that nobody knows that the probe failed, not that a policy denied', async () => {
    const observation = await probeOne(cluster, { source: 'a/client', destination: 's3', via: { kind: 'name', name: 'no.such.name' } });
    assert.equal(observation.kind, 'error');
    assert.match(observation.attempts[0]?.detail ?? '', /^lookup of no\.such\.name: .*no such name/);
  });

  it('is refused where nobody listens', async () => {
    const observations = await probeAll(cluster, [
      ...overBoth({ source: 'a/client', destination: 'a/web', port: 99 }),
      ...overBoth({ source: 'a/client', destination: 'a/web', kind: 'udp', port: 99 }),
    ]);
    assert.deepEqual(
      [...observations.values()].map(({ kind }) => kind),
      ['refused', 'refused', 'refused', 'refused'],
    );
  });

  it('answers many refused datagrams at once: the kernel does not limit them', async () => {
    const requests = Array.from({ length: 200 }, (_, index) =>
      overBoth({ source: 'a/client', destination: 'a/web', kind: 'udp', port: 1_000 + index }),
    );
    const observations = await probeAll(cluster, requests.flat());
    assert.deepEqual(new Set([...observations.values()].map(({ kind }) => kind)), new Set(['refused']));
  });

  it('tries silence that no record explains again, and takes it for no denial', async () => {
    // A DNS server does not answer to what is no query.
    const observation = await probeOne(cluster, { source: 'a/client', destination: dnsPod.id, kind: 'udp', port: 53 });
    assert.equal(observation.kind, 'error');
    assert.deepEqual(
      observation.attempts.map(({ detail }) => detail),
      Array.from({ length: 2 }, () => 'no answer within 1000 ms, and no record that a policy dropped it'),
    );
    assert.equal(observation.decidedBy, undefined);
  });

  it('calls a connection without an answer an error', async () => {
    // The server waits for a TLS handshake.
    const observation = await probeOne(cluster, { source: 'a/client', destination: 'a/web', port: ports.tls });
    assert.equal(observation.kind, 'error');
    assert.equal(observation.attempts[0]?.detail, 'connected, but no answer within 1000 ms');
  });

  it('fails a probe of what does not exist', async () => {
    const observations = await probeAll(cluster, [
      ...overBoth({ source: 'a/nobody', destination: 'a/web' }),
      ...overBoth({ source: 'a/client', destination: 'a/web', via: { kind: 'service', namespace: 'a', name: 'none' } }),
    ]);
    assert.deepEqual(
      [...observations.values()].map(({ kind, attempts }) => `${kind}: ${attempts[0]?.detail ?? ''}`),
      [
        'error: no endpoint "a/nobody" was deployed',
        'error: no endpoint "a/nobody" was deployed',
        'error: no Service a/none with a port that leads to TCP 80 over IPv4',
        'error: no Service a/none with a port that leads to TCP 80 over IPv6',
      ],
    );
  });

  it('describes the world with the addresses that probes see', () => {
    const addresses = new Map(world.endpoints.map((endpoint) => [endpoint.id, endpoint.addresses]));
    assert.deepEqual(addresses.get('a/web'), ['10.244.0.1', 'fd00:10:244::1']);
    assert.deepEqual(addresses.get('node'), cluster.sites.node.addresses);
    assert.deepEqual(addresses.get('apiserver'), cluster.sites.apiserver.addresses);
    assert.deepEqual(addresses.get('s3'), bucket.addresses);
    assert.deepEqual(cluster.sites.externals['stranger'], { id: 'stranger', addresses: stranger.addresses });
    assert.deepEqual(
      world.services.map(({ name, addresses: own }) => [name, own[0]]),
      [
        ['web', '10.96.0.1'],
        ['kubernetes', '10.96.0.2'],
        ['kube-dns', '10.96.0.3'],
        ['web', '10.96.0.4'],
        ['kubelet', '10.96.0.5'],
        ['empty', '10.96.0.6'],
      ],
    );
  });

  it('has nobody serve names where no pod does', async () => {
    await using other = await startCluster({ externals: [bucket] });
    await other.deploy(topology([pod('a/client', everyListener)]));
    const observation = await probeOne(other, { source: 'a/client', destination: 's3', via: { kind: 'name', name: 'bucket.example.com' } });
    assert.equal(observation.kind, 'error');
    assert.match(observation.attempts[0]?.detail ?? '', /^nobody serves names/);
  });
});
