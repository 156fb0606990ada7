import assert from 'node:assert/strict';
import { placeTopology } from '../../../../clusters/kubernetes/deploy/place-topology.ts';
import { smallTopology } from '../small-topology.ts';

const sites = {
  node: { id: 'node', addresses: ['172.18.0.2'] },
  apiserver: { id: 'apiserver', addresses: ['172.18.0.2'] },
  apiserverPort: 6443,
  families: [4],
  externals: {},
} as const;
const topology = smallTopology('abc123', sites);
const own = ['npc-abc123-small-k', 'npc-abc123-stranger', 'npc-abc123-dns-elsewhere'];

function names(choice: 'own' | 'as written', of = topology): readonly string[] {
  return placeTopology(of, 'abc123', choice).made.namespaces.map(({ name }) => name);
}

describe('what a run makes of a topology', () => {
  it('is in namespaces with its own name in theirs, and the pods of others are absent, with the reason', () => {
    assert.deepEqual([...names('own')].sort(), [...own].sort());
    const { made, absent } = placeTopology(topology, 'abc123', 'own');
    assert.ok(made.pods.every(({ namespace }) => own.includes(namespace)));
    assert.deepEqual([...absent.keys()], ['prometheus']);
    assert.match(absent.get('prometheus') ?? '', /namespace monitoring-abc123 .* only with --allow-namespaces/);
  });

  it('is also in namespaces that objects name, where that is allowed', () => {
    assert.deepEqual([...names('as written')].sort(), [...own, 'monitoring-abc123'].sort());
    const { made, absent } = placeTopology(topology, 'abc123', 'as written');
    assert.ok(made.pods.some(({ id }) => id === 'prometheus'));
    assert.equal(absent.size, 0);
  });

  it('is nothing in the namespaces of every cluster, whatever is allowed: its DNS is used, and nobody else there is made', () => {
    const guest = { ...(topology.pods.find(({ id }) => id === 'prometheus') ?? assert.fail()), namespace: 'kube-system' };
    const { made, absent } = placeTopology({ ...topology, pods: [...topology.pods, { ...guest, id: 'guest' }] }, 'abc123', 'as written');
    assert.ok(made.pods.every(({ id }) => id !== 'guest' && id !== 'dns'));
    assert.deepEqual([...absent], [['guest', "the namespace kube-system is the cluster's own, and a run makes no pod in it"]]);
  });

  it("does not take another run's namespace for its own", () => {
    assert.deepEqual(placeTopology(topology, 'zzz999', 'own').made.namespaces, []);
  });

  it('has Services with those of their backends that are there, and none without any', () => {
    const [service] = topology.services;
    assert.ok(service);
    const mixed = { ...service, backends: ['controller', 'prometheus'] };
    const lost = { ...service, name: 'lost', backends: ['prometheus'] };
    const { made } = placeTopology({ ...topology, services: [mixed, lost] }, 'abc123', 'own');
    assert.deepEqual(made.services, [{ ...service, backends: ['controller'] }]);
  });
});
