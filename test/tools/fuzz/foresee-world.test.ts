import assert from 'node:assert/strict';
import { predictDeviation } from '../../../harness/enforcers/predict-deviation.ts';
import { isExplained } from '../../../tools/fuzz/compare/explain-packets.ts';
import { foreseeWorld } from '../../../tools/fuzz/compare/foresee-world.ts';
import { judgeWorld, ownModel } from '../../../tools/fuzz/compare/judge-world.ts';
import { meetsPassOutside } from '../../../tools/fuzz/compare/meets-pass-outside.ts';
import type { FuzzFlow, JudgedWorld } from '../../../tools/fuzz/ground/ground.ts';
import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { tieredPolicy } from '../../policy/tiered-policy.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings as settings } from '../../../harness/dialects/settings.ts';
import { enforcersOf } from '../../../clusters/cni/registry.ts';

const name = 's3.example.com';
const world = buildWorld({
  namespaces: { a: {}, 'kube-system': {} },
  pods: { 'a/one': {}, 'kube-system/dns': {} },
  externals: { s3: { addresses: ['198.51.100.10'], names: [name] } },
});
const endpoints = world.endpoints.map((endpoint) => (endpoint.id === 'kube-system/dns' ? { ...endpoint, id: 'dns' } : endpoint));
const known = enforcersOf('cilium').flatMap(({ deviations }) => deviations);

const direct: FuzzFlow = { id: 'direct', flow: flow('a/one', 's3', 80) };
const asked = flow('a/one', 'dns', 53, { protocol: 'UDP' });
const lookup: FuzzFlow = { id: 'lookup', flow: asked, request: { id: 'lookup', flow: asked, probe: { kind: 'dns-udp', name } } };

function judge(egress: string): JudgedWorld {
  const policy = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { namespace: a, name: own }
spec: { endpointSelector: {}, egress: [${egress}] }`;
  const placed = { world: { ...world, endpoints }, objects: [], manifests: manifests(policy + group('own', '{ slot: own }')) };
  return judgeWorld({ ...placed, flows: [direct, lookup] }, settings, ownModel);
}

function group(named: string, labels: string): string {
  return `
---
apiVersion: cilium.io/v2
kind: CiliumCIDRGroup
metadata: { name: ${named}, labels: ${labels} }
spec: { externalCIDRs: [198.51.100.0/24] }`;
}

/** How packets are explained beside other worlds' groups: what was noted, `as defined`, or `no`. */
function explain(egress: string, one: FuzzFlow, kind: ObservationKind, others = ''): string {
  const judged = judge(egress);
  const foreseen = foreseeWorld(judged, {
    known,
    predict: (given, defined) => predictDeviation(known, { ...given, settings, nodeTraffic: 'exempt' }, defined),
    settings,
    groups: others === '' ? [] : manifests(others),
  });
  const noted = new Map<string, string>();
  return isExplained({ world: judged, ...foreseen }, one, { kind, attempts: [] }, noted) ? (noted.get(one.id) ?? 'as defined') : 'no';
}

describe('what an enforcer makes of a world', () => {
  it("has the groups of the worlds beside it, whose labels an address has, too, and which the world's own rules do not mean", () => {
    const rule = '{ toCIDRSet: [{ cidrGroupSelector: { matchLabels: { slot: own, team: x } } }] }';
    const other = group('other', '{ slot: other, team: x }');
    assert.equal(explain(rule, direct, 'connected', other), 'cilium-merges-group-labels');
    assert.equal(explain(rule, direct, 'dropped', other), 'cilium-merges-group-labels in vain');
    assert.equal(explain(rule, direct, 'connected'), 'no');
    assert.equal(explain(rule, direct, 'connected', group('other', '{ slot: other, team: y }')), 'no');
    assert.equal(explain('{ toCIDRSet: [{ cidrGroupSelector: { matchLabels: { slot: other } } }] }', direct, 'connected', other), 'no');
  });

  it('has the names that may be looked up', () => {
    const dns = (names: string): string =>
      `{ toEntities: [all], toPorts: [{ ports: [{ port: "53", protocol: UDP }], rules: { dns: [${names}] } }] }`;
    const [other, own] = ['{ matchName: other.example.com }', `{ matchName: ${name} }`];
    const id = 'cilium-repeated-name-hides-names';
    assert.equal(explain(`${dns(`${other}, ${other}`)}, ${dns(`${other}, ${own}`)}`, lookup, 'rejected'), id);
    assert.equal(explain(`${dns(`${other}, ${other}`)}, ${dns(`${other}, ${own}`)}`, lookup, 'connected'), `${id} in vain`);
    assert.equal(explain(`${dns(other)}, ${dns(`${other}, ${own}`)}`, lookup, 'rejected'), 'no');
    assert.equal(explain(`${dns(`${other}, ${own}`)}, ${dns(`${other}, ${other}`)}`, lookup, 'rejected'), 'no');
  });
});

describe('a Pass that meets an address outside', () => {
  const pass = (to: string, action = 'Pass'): JudgedWorld => {
    const policy = tieredPolicy(`egress: [{ action: ${action}, to: [${to}] }]`);
    const placed = { world: { ...world, endpoints }, objects: [], manifests: manifests(policy), flows: [direct, lookup] };
    return judgeWorld(placed, settings, ownModel);
  };

  it('is one of its networks, and no other rule', () => {
    assert.equal(meetsPassOutside(pass('{ networks: [198.51.100.0/24] }'), direct), true);
    assert.equal(meetsPassOutside(pass('{ networks: [203.0.113.0/24] }'), direct), false);
    assert.equal(meetsPassOutside(pass('{ networks: [198.51.100.0/24] }', 'Accept'), direct), false);
    assert.equal(meetsPassOutside(pass('{ namespaces: {} }'), lookup), false);
  });
});
