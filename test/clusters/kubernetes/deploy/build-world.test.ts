import assert from 'node:assert/strict';
import { buildWorld } from '../../../../clusters/kubernetes/deploy/build-world.ts';
import { placeTopology } from '../../../../clusters/kubernetes/deploy/place-topology.ts';
import { planObjects } from '../../../../clusters/kubernetes/deploy/plan-objects.ts';
import { type PodStatus, podSchema } from '../../../../clusters/kubernetes/discover/pod-schema.ts';
import type { World } from '../../../../harness/vocabulary/world.ts';
import { smallLandscape } from '../small-landscape.ts';
import { smallTopology } from '../small-topology.ts';

const topology = smallTopology('abc123', smallLandscape.sites);

/** The world of the small topology on a cluster that runs what is made of it as it was asked to. */
async function world(): Promise<World> {
  const { made } = placeTopology(topology, 'abc123', 'own');
  const settings = { runId: 'abc123', probeImage: 'agnhost', dnsImage: 'coredns', placement: 'anywhere' } as const;
  const { pods, authority } = await planObjects(made, settings, []);
  const running = pods.map(({ metadata, ...pod }, index): PodStatus => {
    const status = { podIPs: [{ ip: `10.244.0.${String(10 + index)}` }, { ip: `fd00:10:244::${String(10 + index)}` }] };
    return podSchema.parse({ ...pod, metadata: { ...metadata, uid: String(index) }, status });
  });
  return buildWorld(topology, {
    landscape: smallLandscape,
    deployment: {
      pods: new Map(running.map((pod) => [`${pod.metadata.namespace}/${pod.metadata.name}`, pod])),
      namespaceLabels: new Map(),
      authority,
    },
    externals: [],
    services: new Map([
      [
        'npc-abc123-small-k/controller',
        { labels: { app: 'controller', 'netpol-conformance/run': 'abc123' }, addresses: ['10.96.7.7', 'fd00:10:96::7'] },
      ],
    ]),
  });
}

describe('the world of a deployment', () => {
  it('has each Service with the addresses that the cluster gave it, and those behind it that are there', async () => {
    const { services } = await world();
    const found = services.find(({ name }) => name === 'controller');
    assert.deepEqual(found?.addresses, ['10.96.7.7', 'fd00:10:96::7']);
    assert.deepEqual(found.backends, ['controller', 'controller.1']);
    assert.deepEqual(found.labels, { app: 'controller' });
  });

  it('shows pods with the labels of their workload alone, and all their addresses', async () => {
    const { endpoints } = await world();
    const replica = endpoints.find(({ id }) => id === 'controller.1');
    assert.ok(replica?.kind === 'pod');
    assert.deepEqual(replica.labels, { app: 'controller' });
    assert.deepEqual(
      replica.addresses.map((address) => address.includes(':')),
      [false, true],
    );
  });

  it('has nobody in a namespace that the run did not make, and the DNS of the cluster as it is', async () => {
    const { endpoints } = await world();
    assert.ok(!endpoints.some(({ id }) => id === 'prometheus'));
    const dns = endpoints.find(({ id }) => id === 'dns');
    assert.ok(dns?.kind === 'pod' && dns.name === 'coredns-0');
  });
});
