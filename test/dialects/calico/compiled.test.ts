import assert from 'node:assert/strict';
import { portSchema } from '../../../harness/dialects/calico/port-schema.ts';
import { protocolSchema } from '../../../harness/dialects/calico/protocol-schema.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import type { Match } from '../../../harness/policy/ir/rule.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld } from '../../policy/world.ts';
import { globalPolicy, policy, world } from './fixture.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

/** The conditions of the only rule of a policy. */
function matchOf(rule: string): Match {
  const yaml = policy(`ingress: [{ action: Allow, ${rule} }]`);
  const [found] = compile(manifests(yaml), world, defaultSettings).tiers.flatMap(({ policies }) => policies[0]?.ingress?.rules ?? []);
  assert.ok(found);
  return found.match;
}

describe('projectcalico.org/v3 rules in the intermediate form', () => {
  const transport = (protocol: 'TCP' | 'UDP' | 'SCTP' | 'UDPLite') => ({ kind: 'transport', protocol }) as const;
  const icmp = (family: 4 | 6, more: object = {}) => ({ kind: 'icmp', family, ...more });
  const cases: readonly (readonly [string, Partial<Record<keyof Match, unknown>>])[] = [
    ['protocol: UDPLite', { traffic: [transport('UDPLite')] }],
    ['protocol: 136', { traffic: [transport('UDPLite')] }],
    ['protocol: 58', { traffic: [icmp(6)] }],
    ['protocol: 1', { traffic: [icmp(4)] }],
    ['protocol: 47', { traffic: [{ kind: 'protocol-number', number: 47 }] }],
    ['protocol: ICMP, icmp: { type: 8 }', { traffic: [icmp(4, { type: 8 })] }],
    ['protocol: ICMPv6, icmp: { type: 0, code: 0 }', { traffic: [icmp(6, { type: 0, code: 0 })] }],
    ['protocol: ICMP, icmp: { type: 3, code: 4 }', { traffic: [icmp(4, { type: 3, code: 4 })] }],
    ['notProtocol: 47', { notTraffic: [{ kind: 'protocol-number', number: 47 }] }],
    [
      'protocol: ICMP, notICMP: { type: 3, code: 4 }',
      { traffic: [icmp(4)], notTraffic: [4, 6].map((family) => icmp(family as 4 | 6, { type: 3, code: 4 })) },
    ],
  ];
  for (const [rule, expected] of cases) {
    it(rule, () => {
      const { traffic, notTraffic } = matchOf(rule);
      assert.deepEqual({ ...(traffic && { traffic }), ...(notTraffic && { notTraffic }) }, expected);
    });
  }
});

describe('projectcalico.org/v3 ports and protocols', () => {
  it('are what the API takes', () => {
    for (const [value, first, last] of [
      [1, 1, 1],
      ['65535', 65_535, 65_535],
      ['80:80', 80, 80],
      ['1:65535', 1, 65_535],
    ] as const)
      assert.deepEqual(portSchema.parse(value), { kind: 'range', first, last });
    for (const name of ['http', 'a', 'A_b.c-1', '8a', 'x'.repeat(128)]) assert.deepEqual(portSchema.parse(name), { kind: 'name', name });
    assert.deepEqual(protocolSchema.parse(255), { kind: 'protocol-number', number: 255 });
    assert.deepEqual(protocolSchema.parse('2'), { kind: 'protocol-number', number: 2 });
  });

  it('are nothing else', () => {
    for (const value of [
      0,
      65_536,
      '0',
      '80:79',
      '80:65536',
      '1:',
      ':1',
      '80:81:82',
      ' 80',
      '80 ',
      'a b',
      '-1',
      1.5,
      '',
      'x'.repeat(129),
      'é',
      '1e3',
      'a:1',
      '1:a',
    ])
      assert.equal(portSchema.safeParse(value).success, false, String(value));
    for (const value of [0, 256, -1, 1.5, '', 'tcp', 'GRE', '0', '256'])
      assert.equal(protocolSchema.safeParse(value).success, false, String(value));
  });
});

describe('projectcalico.org/v3 Services', () => {
  const services = {
    'shop/db': { backends: ['shop/db'], ports: [{ port: 80, targetPort: 9090, protocol: 'TCP' as const }] },
    'shop/cache': { backends: ['shop/cache'], ports: [{ port: 80, targetPort: 9090, protocol: 'TCP' as const }] },
    'mon/db': { backends: ['mon/db'], ports: [{ port: 80, targetPort: 9090, protocol: 'TCP' as const }] },
  };
  const all = ['shop/cache', 'shop/db', 'mon/db'];
  const pods = Object.fromEntries(['shop/web', ...all].map((id) => [id, { labels: { app: id === 'shop/web' ? 'web' : 'x' } }]));
  const named = (wanted: string): string => `egress: [{ action: Allow, destination: { services: { ${wanted} } } }]`;
  const reached = (yaml: string): readonly string[] =>
    all.filter((id) => predict(buildWorld({ pods, services }), yaml, flow('shop/web', id, 9090)).verdict === 'allowed');

  it('are found by name and namespace, the own one where none is given', () => {
    assert.deepEqual(reached(policy(named('name: db'))), ['shop/db']);
    assert.deepEqual(reached(policy(named('name: db, namespace: ""'))), ['shop/db']);
    assert.deepEqual(reached(policy(named('name: cache'))), ['shop/cache']);
    assert.deepEqual(reached(policy(named('name: db, namespace: mon'))), ['mon/db']);
    assert.deepEqual(reached(policy(named('name: none'))), []);
    assert.deepEqual(reached(globalPolicy(`selector: app == 'web'\n${named('name: db, namespace: mon')}`)), ['mon/db']);
  });
});
