import assert from 'node:assert/strict';
import type { Cell } from '../../harness/plan/cell.ts';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import { resolveTarget } from '../../harness/plan/resolve-target.ts';
import { allowed, type Expectation } from '../../harness/suite/expectation.ts';
import type { Target } from '../../harness/cast/target.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

const ports = { controller: { webhook: 1001, metrics: 1002, gate: 1003, health: 1004 }, apiserver: 6443 };

function cellOf(...expectations: readonly Expectation[]): Cell {
  return { id: 'tiny/kubernetes', scenario: tinyScenario({ expect: () => expectations }), engine: 'kubernetes', namespace: 'ns', turn: 0 };
}

function planned(...args: Parameters<typeof allowed>): readonly unknown[] {
  const [flow] = planFlows(cellOf(allowed(...args)), ports, [4]);
  assert.ok(flow);
  const { id, direction, request } = flow;
  const { source, destination, protocol, port, via } = request.flow;
  return [id, direction, source, destination, `${String(port)}/${protocol}`, via.kind === 'service' ? via : via.kind, request.probe];
}

describe('planning flows', () => {
  it('names each as scenarios do, and says how it is probed', () => {
    const http = { kind: 'http' };
    const address = 'address';
    assert.deepEqual(planned('prometheus', 'controller:metrics', ''), [
      'prometheus → controller:1002/TCP',
      'ingress',
      'prometheus',
      'ns/controller',
      '1002/TCP',
      address,
      http,
    ]);
    assert.deepEqual(planned('controller', 'neighbour:udp', ''), [
      'controller → neighbour:8001/UDP',
      'egress',
      'ns/controller',
      'ns/neighbour',
      '8001/UDP',
      address,
      { kind: 'udp' },
    ]);
    assert.deepEqual(planned('neighbour', 'stranger:http', '').slice(1, 4), ['egress', 'ns/neighbour', 'stranger']);
    assert.deepEqual(planned('neighbour', 'controller:gate', '').slice(1, 4), ['ingress', 'ns/neighbour', 'ns/controller']);
    assert.deepEqual(planned('prometheus', 'neighbour:http', '')[1], 'ingress');
  });

  it('asks a DNS server, over either transport', () => {
    const name = 'hooks.example.com';
    for (const [lookup, protocol, kind] of [
      [undefined, 'TCP', 'dns-udp'],
      ['udp', 'UDP', 'dns-udp'],
      ['tcp', 'TCP', 'dns-tcp'],
    ] as const) {
      const [id, , , , port, , probe] = planned('controller', 'dns:dns', '', lookup === undefined ? {} : { lookup });
      assert.deepEqual([id, port, probe], [`controller → dns:53/${protocol}`, `53/${protocol}`, { kind, name }]);
    }
  });

  it('goes by Service or by name where the scenario says so', () => {
    assert.deepEqual(planned('controller', 'apiserver:api', '', { approach: { kind: 'service' } }), [
      'controller → apiserver:6443/TCP via its Service',
      'egress',
      'ns/controller',
      'apiserver',
      '6443/TCP',
      { kind: 'service', namespace: 'default', name: 'kubernetes' },
      { kind: 'tls' },
    ]);
    const [id, , , , , via] = planned('controller', 'dns:dns', '', { lookup: 'udp', approach: { kind: 'service' } });
    assert.deepEqual(
      [id, via],
      ['controller → dns:53/UDP via its Service', { kind: 'service', namespace: 'kube-system', name: 'kube-dns' }],
    );
    assert.equal(
      planned('controller', 's3:service', '', { approach: { kind: 'name', name: 'x.org' } })[0],
      'controller → s3:443/TCP as x.org',
    );
    assert.throws(
      () => planned('controller', 's3:service', '', { approach: { kind: 'service' } }),
      new Error('no Service is in front of s3:service'),
    );
  });

  it('is one for each family, and says which is IPv6', () => {
    const flows = planFlows(cellOf(allowed('prometheus', 'controller:metrics', '')), ports, [4, 6]);
    assert.deepEqual(
      flows.map(({ id, cell, request }) => [id, cell, request.id, request.flow.family]),
      [
        ['prometheus → controller:1002/TCP', 'tiny/kubernetes', 'tiny/kubernetes: prometheus → controller:1002/TCP', 4],
        ['prometheus → controller:1002/TCP over IPv6', 'tiny/kubernetes', 'tiny/kubernetes: prometheus → controller:1002/TCP over IPv6', 6],
      ],
    );
  });

  it('takes no flow twice', () => {
    const twice = cellOf(allowed('prometheus', 'controller:metrics', 'a'), allowed('prometheus', 'controller:metrics', 'b'));
    assert.throws(
      () => planFlows(twice, ports, [4]),
      new UserError('tiny/kubernetes: the flow prometheus → controller:1002/TCP is declared twice: leave one of them out.', 2),
    );
  });
});

describe('the port of a target', () => {
  const cases: readonly (readonly [Target, number, string, string])[] = [
    ['controller:webhook', 1001, 'TCP', 'tls'],
    ['controller:metrics', 1002, 'TCP', 'http'],
    ['controller:gate', 1003, 'TCP', 'http'],
    ['controller:health', 1004, 'TCP', 'http'],
    ['controller:unlisted', 9999, 'TCP', 'tcp'],
    ['controller:unlisted-udp', 9998, 'UDP', 'udp'],
    ['controller:metrics-udp', 1002, 'UDP', 'udp'],
    ['neighbour:http', 8000, 'TCP', 'http'],
    ['flagger-beside:other', 8002, 'TCP', 'tcp'],
    ['second-release:other-udp', 8003, 'UDP', 'udp'],
    ['apiserver:api', 6443, 'TCP', 'tls'],
    ['apiserver:kubelet', 10_250, 'TCP', 'tcp'],
    ['apiserver:service', 443, 'TCP', 'tcp'],
    ['s3:service', 443, 'TCP', 'tls'],
    ['otlp:service', 4317, 'TCP', 'tcp'],
    ['s3:other', 7777, 'TCP', 'tcp'],
    ['outsider:apiserver', 6443, 'TCP', 'tcp'],
    ['outsider:otlp', 4317, 'TCP', 'tcp'],
    ['minio:api', 9000, 'TCP', 'http'],
    ['dns:dns', 53, 'TCP', 'dns'],
  ];
  for (const [target, port, protocol, application] of cases) {
    it(`${target}: ${String(port)}/${protocol}, ${application}`, () => {
      assert.deepEqual(resolveTarget(target, ports), { role: target.split(':')[0], port, protocol, application });
    });
  }

  it('is none where nobody listens', () => {
    for (const target of ['node:any', 'minio:none', 'neighbour:none'])
      assert.throws(() => resolveTarget(target as Target, ports), new Error(`nobody listens at ${target}`));
  });

  it("is any that the controller's containers declare, by name or number", () => {
    const own = {
      controller: {},
      declared: [
        { name: 'http', port: 8080, protocol: 'TCP' },
        { name: 'dns', port: 5353, protocol: 'UDP' },
        { port: 9090, protocol: 'TCP' },
      ],
      workload: 'templates/web.yaml: StatefulSet web',
      apiserver: 6443,
    } as const;
    const found = (['controller:http', 'controller:dns', 'controller:9090'] as const).map((target) => resolveTarget(target, own));
    assert.deepEqual(
      found.map(({ port, protocol, application }) => [port, protocol, application]),
      [
        [8080, 'TCP', 'tcp'],
        [5353, 'UDP', 'udp'],
        [9090, 'TCP', 'tcp'],
      ],
    );
    assert.throws(
      () => resolveTarget('controller:metrics', own),
      (error) =>
        error instanceof UserError &&
        /^templates\/web\.yaml: StatefulSet web: no container port is named metrics, .*\(there are: .*http, dns, 9090\/TCP\)/.test(
          error.message,
        ),
    );
  });
});
