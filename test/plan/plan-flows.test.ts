import assert from 'node:assert/strict';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import type { PlannedFlow } from '../../harness/plan/planned-flow.ts';
import { allowed } from '../../harness/suite/expectation.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { castFrom, cellOf, namespace, service, twoWorkloads, workload } from './cast.ts';

const sctp = workload('amf', [
  { name: 'ngap', containerPort: 38_412, protocol: 'SCTP' },
  { name: 'gtpu', containerPort: 2152, protocol: 'UDP' },
]);
const cast = castFrom([twoWorkloads, sctp, workload('idle', [{ containerPort: 1 }], { spec: { replicas: 0 } })].join('---\n'));

function plan(...args: Parameters<typeof allowed>): readonly PlannedFlow[] {
  return planFlows(cellOf([allowed(...args)]), cast);
}

function planned(...args: Parameters<typeof allowed>): readonly unknown[] {
  const [flow] = plan(...args);
  assert.ok(flow);
  const { id, direction, request } = flow;
  const { source, destination, protocol, port, via } = request.flow;
  return [id, direction, source, destination, `${String(port)}/${protocol}`, via.kind === 'service' ? via : via.kind, request.probe];
}

describe('planning flows', () => {
  it('names each as suites do, and says how it is probed', () => {
    const address = 'address';
    assert.deepEqual(planned('prometheus', 'api:http', ''), [
      'prometheus → api:8080/TCP',
      'ingress',
      'prometheus',
      `${namespace}/api`,
      '8080/TCP',
      address,
      { kind: 'tcp' },
    ]);
    assert.deepEqual(planned('api', 'prometheus:web', ''), [
      'api → prometheus:9090/TCP',
      'egress',
      `${namespace}/api`,
      'prometheus',
      '9090/TCP',
      address,
      { kind: 'http' },
    ]);
    assert.deepEqual(planned('api', 'beside:other-udp', '').slice(4), ['7778/UDP', address, { kind: 'udp' }]);
    assert.deepEqual(planned('api', 'bucket:https', '').slice(3), ['bucket', '443/TCP', address, { kind: 'tls' }]);
  });

  it('calls egress what leaves the release, and ingress what comes into it', () => {
    for (const [source, target, direction] of [
      ['client', 'prometheus:web', 'egress'],
      ['client', 'api:http', 'ingress'],
      ['prometheus', 'beside:http', 'ingress'],
      ['api', 'db:sql', 'egress'],
      ['node', 'api:http', 'ingress'],
    ] as const)
      assert.equal(planned(source, target, '')[1], direction, `${source} → ${target}`);
  });

  it('is between two pods of a workload that talks to itself', () => {
    assert.deepEqual(planned('api', 'api:http', '').slice(0, 4), [
      'api → api.1:8080/TCP',
      'egress',
      `${namespace}/api`,
      `${namespace}/api.1`,
    ]);
  });

  it('asks a DNS server, over either transport', () => {
    const name = 'hooks.example.com';
    const asked = plan('api', 'dns', '').filter(({ request }) => request.flow.family === 4);
    assert.deepEqual(
      asked.map(({ id, request: { flow, probe } }) => [id, flow.protocol, flow.port, probe]),
      [
        ['api → dns:53/UDP', 'UDP', 53, { kind: 'dns-udp', name }],
        ['api → dns:53/TCP', 'TCP', 53, { kind: 'dns-tcp', name }],
      ],
    );
  });

  it('goes by Service or by name where the scenario says so', () => {
    const byService = { approach: { kind: 'service' } } as const;
    assert.deepEqual(planned('api', 'apiserver:api', '', byService), [
      'api → apiserver:6443/TCP via its Service',
      'egress',
      `${namespace}/api`,
      'apiserver',
      '6443/TCP',
      { kind: 'service', namespace: 'default', name: 'kubernetes' },
      { kind: 'tls' },
    ]);
    const [id, , , , , via] = planned('api', 'dns:dns', '', { ...byService, lookup: 'udp' });
    assert.deepEqual([id, via], ['api → dns:53/UDP via its Service', { kind: 'service', namespace: 'kube-system', name: 'kube-dns' }]);
    // The source's own Service.
    assert.deepEqual(planned('client', 'api:http', '', byService)[5], { kind: 'service', namespace, name: 'api' });
    assert.equal(planned('api', 'bucket:https', '', { approach: { kind: 'name', name: 'x.org' } })[0], 'api → bucket:443/TCP as x.org');
    for (const target of ['bucket:https', 'db:sql'])
      assert.throws(
        () => planned('api', target, '', byService),
        new UserError(`No Service that the source renders is in front of ${target.split(':')[0] ?? ''}; leave "via service" out.`, 2),
      );
  });

  it('is one for each family that both ends have, and says which is IPv6', () => {
    assert.deepEqual(
      plan('prometheus', 'api:http', '').map(({ id, cell, request }) => [id, cell, request.id, request.flow.family]),
      [
        ['prometheus → api:8080/TCP', 'tiny/kubernetes', 'tiny/kubernetes: prometheus → api:8080/TCP', 4],
        ['prometheus → api:8080/TCP over IPv6', 'tiny/kubernetes', 'tiny/kubernetes: prometheus → api:8080/TCP over IPv6', 6],
      ],
    );
    const familiesOf = (...args: Parameters<typeof allowed>): readonly number[] => plan(...args).map(({ request }) => request.flow.family);
    assert.deepEqual(familiesOf('api', 'old-host:80', ''), [4]);
    assert.deepEqual(familiesOf('api', 'bucket:https', '', { family: 6 }), [6]);
    assert.deepEqual(familiesOf('api', 'old-host:80', '', { family: 6 }), []);
  });

  it('plans what no cluster can send, and says why it is skipped', () => {
    for (const [target, reason] of [
      ['amf:ngap', /^no probe sends SCTP packets, so this flow is predicted only$/],
      ['idle:1', /Deployment idle makes no pods/],
    ] as const) {
      const flows = plan('prometheus', target, '');
      assert.ok(flows.length > 0);
      for (const { obstacle } of flows) assert.match(obstacle ?? '', reason);
    }
    assert.equal(planned('prometheus', 'amf:ngap', '')[0], 'prometheus → amf:38412/SCTP');
    assert.equal(plan('prometheus', 'amf:gtpu', '')[0]?.obstacle, undefined);
  });

  it('takes no flow twice', () => {
    const twice = cellOf([allowed('prometheus', 'api:http', 'a'), allowed('prometheus', 'api:8080', 'b')]);
    assert.throws(
      () => planFlows(twice, cast),
      new UserError('tiny/kubernetes: the flow prometheus → api:8080/TCP is declared twice: leave one of them out.', 2),
    );
  });

  it('finds the Service of a workload whatever it is called', () => {
    const renamed = service('api', 80, 'http').replace('name: api', 'name: front');
    const own = castFrom(`${workload('api', [{ name: 'http', containerPort: 8080 }])}---\n${renamed}`);
    const [flow] = planFlows(cellOf([allowed('client', 'api:http', '', { approach: { kind: 'service' } })]), own);
    assert.deepEqual(flow?.request.flow.via, { kind: 'service', namespace, name: 'front' });
  });
});
