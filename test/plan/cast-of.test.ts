import assert from 'node:assert/strict';
import type { Actor } from '../../harness/plan/actor.ts';
import { castOf, peersOf } from '../../harness/plan/cast-of.ts';
import { standingPeers } from '../../harness/suite/standing-peers.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { castFrom, castInput, namespace, peers, servicesOf, twoWorkloads, workload } from './cast.ts';
import { sites } from './sites.ts';

function actor(name: string, cast = castFrom(twoWorkloads)): Actor {
  const found = cast.get(name);
  assert.ok(found, `${name} is none of ${[...cast.keys()].join(', ')}`);
  return found;
}

describe('the cast of a cell', () => {
  it("is its subjects with their replicas, nodes and apiserver, the standing peers and the suite's", () => {
    const rolesOf = (wanted: Actor['role']): readonly string[] =>
      [...castFrom(twoWorkloads).values()].filter(({ role }) => role === wanted).map(({ name }) => name);
    assert.deepEqual(rolesOf('subject'), ['api', 'api.1', 'db']);
    assert.deepEqual([rolesOf('node'), rolesOf('apiserver'), rolesOf('dns')], [['node'], ['apiserver'], ['dns']]);
    assert.deepEqual(rolesOf('beside'), ['beside', 'client']);
    assert.deepEqual(rolesOf('peer'), ['elsewhere', 'prometheus', 'ingress']);
    assert.deepEqual(rolesOf('host'), ['internet', 'metadata', 'bucket', 'old-host']);
  });

  it('has the pods of a workload with the labels, ports and account that they would have', () => {
    const { endpoint, pod, families } = actor('api.1');
    assert.equal(endpoint, `${namespace}/api.1`);
    assert.deepEqual([pod?.namespace, pod?.name, pod?.serviceAccount], [namespace, 'api.1', 'default']);
    assert.ok(pod);
    assert.equal(pod.labels['app'], 'api');
    assert.deepEqual(pod.ports, [{ name: 'http', port: 8080, protocol: 'TCP' }]);
    assert.deepEqual(
      pod.listeners.map(({ application, port }) => `${application} ${String(port)}`),
      ['tcp 8080', 'tcp 9999', 'udp 9998'],
    );
    assert.deepEqual(families, [4, 6]);
  });

  it('has labels and ports that rendering does not know, where the suite adds them', () => {
    const spec = { labels: { injected: 'yes' }, ports: { admin: { application: 'http', port: 9001 } } } as const;
    const { pod, ports } = actor('api', castFrom(twoWorkloads, { api: spec }));
    assert.deepEqual([pod?.labels['injected'], pod?.labels['app']], ['yes', 'api']);
    assert.ok(ports.some(({ name, port, listing }) => name === 'admin' && port === 9001 && listing === 'extra'));
  });

  it('has the label by which a StatefulSet tells its replicas apart', () => {
    const set = workload('db', [{ name: 'sql', containerPort: 5432 }], { kind: 'StatefulSet', spec: { replicas: 2, serviceName: 'db' } });
    const cast = castFrom(set);
    assert.equal(actor('db', cast).pod?.labels['statefulset.kubernetes.io/pod-name'], 'db-0');
    assert.equal(actor('db.1', cast).pod?.labels['statefulset.kubernetes.io/pod-name'], 'db-1');
  });

  it('knows the Service in front of each', () => {
    assert.deepEqual(actor('api').service, { namespace, name: 'api' });
    assert.equal(actor('db').service, undefined);
    assert.deepEqual(actor('dns').service, { namespace: 'kube-system', name: 'kube-dns' });
    assert.deepEqual(actor('apiserver').service, { namespace: 'default', name: 'kubernetes' });
  });

  it('has a headless Service in front of nobody: its name leads to the pods themselves', () => {
    const headless =
      'apiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }\n';
    const yaml = `${twoWorkloads}---\n${headless}`;
    assert.equal(servicesOf(yaml).length, 2);
    assert.equal(actor('db', castFrom(yaml)).service, undefined);
  });

  it("is where the suite says: beside the release, in a namespace of the run's, in one that is written down", () => {
    assert.deepEqual(
      ['client', 'prometheus', 'ingress'].map((name) => [actor(name).endpoint, actor(name).pod?.namespace]),
      [
        [`${namespace}/client`, namespace],
        ['prometheus', 'npc-abc123-monitoring'],
        ['ingress', 'ingress-nginx'],
      ],
    );
    assert.deepEqual(actor('prometheus').pod?.ports, [{ name: 'web', port: 9090, protocol: 'TCP' }]);
  });

  it('has hosts outside in the families of which they have an address', () => {
    assert.deepEqual(actor('bucket').families, [4, 6]);
    assert.deepEqual(actor('old-host').families, [4]);
    assert.deepEqual(
      actor('node', castFrom(twoWorkloads, {}, { sites: { ...sites, node: { id: 'node', addresses: ['fd00::1'] } } })).families,
      [6],
    );
    assert.equal(actor('bucket').pod, undefined);
  });

  it('has peers that look like a subject, in all of its labels or some', () => {
    const like = (only?: readonly string[]) => ({
      kind: 'pod' as const,
      namespace: { kind: 'release' as const },
      labels: { own: 'yes' },
      like: { subject: 'db', ...(only && { only }) },
      ports: {},
    });
    const labelled = workload('db', [], { more: { tier: 'data' } });
    const suite = { subjects: {}, peers: { twin: like(), half: like(['tier']) } };
    const cast = castFrom(labelled, {}, { suite });
    const all = actor('twin', cast).pod?.labels ?? {};
    assert.deepEqual([all['app'], all['tier'], all['own']], ['db', 'data', 'yes']);
    assert.deepEqual(actor('half', cast).pod?.labels, { tier: 'data', own: 'yes' });
  });

  it('has whom no packet can reach, with the reason', () => {
    const scaled = actor('db', castFrom(workload('db', [{ name: 'sql', containerPort: 5432 }], { spec: { replicas: 0 } })));
    assert.match(scaled.obstacle ?? '', /^templates\/all\.yaml: Deployment db makes no pods: .*replicas/);
    assert.equal(scaled.pod, undefined);
    const onHost = actor('db', castFrom(workload('db', [{ name: 'sql', containerPort: 5432 }], { pod: { hostNetwork: true } })));
    assert.match(onHost.obstacle ?? '', /Deployment db use the network of their node \(hostNetwork: true\)/);
    assert.deepEqual([onHost.endpoint, onHost.pod, onHost.families], ['node', undefined, [4, 6]]);
  });

  it("knows standing peers, unless the suite has its own of that name, in the suite's order", () => {
    const own = { kind: 'pod', namespace: { kind: 'release' }, labels: { mine: 'yes' }, ports: {} } as const;
    const known = peersOf({ peers: { elsewhere: own, other: own } });
    assert.equal(known['elsewhere'], own);
    assert.equal(known['beside'], standingPeers.beside.peer);
    assert.deepEqual(Object.keys(known).at(-1), 'other');
    // They are no pods or hosts that a run makes.
    assert.equal('node' in known || 'apiserver' in known, false);
  });

  it('has one of each name: nobody could tell which is meant', () => {
    for (const [name, yaml] of [
      ['prometheus', workload('prometheus', [])],
      ['dns', workload('dns', [])],
    ] as const)
      assert.throws(
        () => castOf(castInput(yaml)),
        (error) =>
          error instanceof UserError &&
          error.message.includes(`Deployment ${name}: the subject ${name} has the name of a peer`) &&
          error.message.includes(`subjects: { NAME: { workload: ${name} } }`),
      );
  });

  it('has the ports that a flow without a port means, and those that have to be named', () => {
    const listed = (name: string, listing: string): readonly string[] =>
      actor(name)
        .ports.filter((port) => port.listing === listing)
        .map((port) => port.name);
    assert.deepEqual(
      [listed('dns', 'declared'), listed('apiserver', 'declared'), listed('api', 'declared')],
      [['dns', 'dns-tcp'], ['api'], ['http']],
    );
    assert.deepEqual(listed('dns', 'extra'), ['metrics', 'other', 'other-udp']);
    assert.deepEqual(listed('prometheus', 'declared'), Object.keys(peers['prometheus']?.ports ?? {}));
    assert.deepEqual(listed('node', 'declared'), []);
  });
});
