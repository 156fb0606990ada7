import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Engine } from '../../../scenarios/engines.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { operators } from '../../../tools/mutants/operators/registry.ts';
import { changeAt } from '../../../tools/mutants/tree/change-at.ts';
import { isRecord } from '../../../tools/mutants/tree/is-record.ts';
import { listPlaces } from '../../../tools/mutants/tree/list-places.ts';

const policies: Readonly<Record<Engine, string>> = {
  kubernetes: `
    podSelector: {matchLabels: {app: web}}
    policyTypes: [Ingress]
    ingress:
      - ports: [{protocol: TCP, port: 80, endPort: 90}]
        from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}, {podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}}]`,
  cilium: `
    endpointSelector: {matchLabels: {app: web}}
    ingress:
      - {fromEntities: [cluster], toPorts: [{ports: [{port: '80', protocol: TCP}]}]}
    egress:
      - {toFQDNs: [{matchName: a.example}], toPorts: [{ports: [{port: '53', protocol: UDP}], rules: {dns: [{matchPattern: '*'}]}}]}`,
  calico: `
    order: 10
    selector: app == 'web'
    types: [Ingress, Egress]
    ingress:
      - {action: Allow, protocol: TCP, source: {nets: [10.0.0.0/8]}, destination: {ports: ['80:90']}}
      - {action: Deny, source: {selector: all()}}`,
  clusterNetworkPolicy: `
    tier: Baseline
    priority: 10
    subject: {namespaces: {matchLabels: {app: web}}}
    ingress:
      - {action: Accept, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 80}}}]}
      - {action: Deny, from: [{namespaces: {}}]}`,
};

/** Every mutated spec of one operator, as JSON. */
function mutate(engine: Engine, id: string): readonly string[] {
  const object: KubernetesObject = { apiVersion: 'v1', kind: 'Policy', metadata: { name: 'p' }, spec: parse(policies[engine]) };
  const operator = operators.find((candidate) => candidate.id === id);
  assert.ok(operator !== undefined, id);
  return listPlaces(object)
    .filter(({ path }) => path.length > 0)
    .flatMap((place) => operator.edits[engine](place).map(({ change }) => changeAt(object, place.path, change)))
    .map((mutated) => JSON.stringify(isRecord(mutated) ? mutated['spec'] : mutated));
}

function assertMakes(engine: Engine, id: string, ...parts: readonly string[]): void {
  const mutated = mutate(engine, id);
  for (const part of parts)
    assert.ok(
      mutated.some((spec) => spec.includes(part)),
      `${engine} ${id}: ${part} in none of\n${mutated.join('\n')}`,
    );
}

describe('operators', () => {
  it('are all registered, one a file, under an id that is its name', async () => {
    const helpers = ['cidrs', 'edits', 'operator', 'registry'];
    const files = (await readdir('tools/mutants/operators'))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => !helpers.includes(file));
    assert.deepEqual(operators.map(({ id }) => id).sort(), files.sort());
  });

  it('never leave a policy as it is', () => {
    for (const engine of ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const) {
      const original = JSON.stringify(parse(policies[engine]));
      for (const { id } of operators) assert.ok(!mutate(engine, id).includes(original), `${engine} ${id}`);
    }
  });

  it('widen and narrow peers', () => {
    assertMakes(
      'kubernetes',
      'widen-peer',
      '"cidr":"0.0.0.0/0"',
      '"ingress":[{"ports":[{"protocol":"TCP","port":80,"endPort":90}]}]',
      '{"ipBlock":{"cidr":"10.0.0.0/8"}}',
    );
    assertMakes('kubernetes', 'narrow-peer', '"cidr":"10.0.0.0/9"', '"cidr":"10.128.0.0/9"', '"matchLabels":{"mutant":"nobody"}');
    assertMakes('cilium', 'widen-peer', '"fromEntities":["all"]');
    assertMakes('cilium', 'narrow-peer', '"fromEntities":["world"]');
    assertMakes('calico', 'widen-peer', '"source":{},', '"nets":["0.0.0.0/0"]');
    assertMakes('calico', 'narrow-peer', '"nets":["10.0.0.0/9"]', '"selector":"all() && has(mutant)"');
    assertMakes('clusterNetworkPolicy', 'narrow-peer', '"from":[{"namespaces":{"matchLabels":{"mutant":"nobody"}}}]');
  });

  it('move ports by one in both directions, and both ends of a range', () => {
    assertMakes('kubernetes', 'change-port', '"port":79,', '"port":81,', '"endPort":89', '"endPort":91');
    assertMakes('cilium', 'change-port', '"port":"79"', '"port":"54"');
    assertMakes('calico', 'change-port', '"79:90"', '"81:90"', '"80:89"', '"80:91"');
    assertMakes('clusterNetworkPolicy', 'change-port', '"number":79', '"number":81');
  });

  it('change protocols and leave ports out', () => {
    assertMakes('kubernetes', 'change-protocol', '"protocol":"UDP"');
    assertMakes('clusterNetworkPolicy', 'change-protocol', '{"udp":{"destinationPort":{"number":80}}}');
    assertMakes('calico', 'any-port', '"destination":{}');
    assertMakes('clusterNetworkPolicy', 'any-port', '"range":{"start":1,"end":65535}');
  });

  it('swap actions, with the list that a rule stands in where that is the action', () => {
    assert.deepEqual(mutate('kubernetes', 'swap-action'), []);
    assertMakes('cilium', 'swap-action', '"ingress":[],', '"ingressDeny":[{"fromEntities":["cluster"]', '"egressDeny":[{"toFQDNs"');
    assertMakes('calico', 'swap-action', '[{"action":"Deny","protocol"', '{"action":"Allow","source"', '"action":"Pass"');
    assertMakes('clusterNetworkPolicy', 'swap-action', '[{"action":"Deny"', '{"action":"Accept","from":[{"namespaces":{}}]}]');
  });

  it('drop policy types, change orders, selectors, names, and empty lists', () => {
    assertMakes('kubernetes', 'drop-policy-type', '{"podSelector":{"matchLabels":{"app":"web"}},"ingress"');
    assertMakes('cilium', 'drop-policy-type', '"enableDefaultDeny":{"ingress":false}', '"enableDefaultDeny":{"egress":false}');
    assertMakes('calico', 'drop-policy-type', '"types":["Egress"]', '"types":["Ingress"]');
    assertMakes('calico', 'change-order', '"order":0,', '"order":9,', '"order":11,', '"order":1000000,');
    assertMakes('clusterNetworkPolicy', 'change-order', '"tier":"Admin"', '"priority":1000');
    assertMakes('kubernetes', 'change-label', '"podSelector":{},', '{"app":"mutant"}', '"operator":"NotIn"', '"values":["mutant"]');
    assertMakes('calico', 'change-label', `"selector":"all()"`, `app == 'mutant'`, `app != 'web'`);
    assertMakes('cilium', 'change-name', '{"matchPattern":"*.example.com"}', '{"matchName":"mutant.example"}');
    assertMakes('clusterNetworkPolicy', 'empty-list', '"from":[]', '"protocols":[]', '"ingress":[]');
  });

  it('leave out one rule, peer or port at a time, and swap rules where their order counts', () => {
    assert.equal(mutate('calico', 'drop-rule').length, 2);
    assert.equal(mutate('kubernetes', 'drop-peer').length, 2);
    assert.deepEqual([mutate('kubernetes', 'swap-rules').length, mutate('calico', 'swap-rules').length], [0, 1]);
    assertMakes('calico', 'swap-rules', '"ingress":[{"action":"Deny"');
  });
});
