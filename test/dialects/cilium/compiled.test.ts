import assert from 'node:assert/strict';
import { icmpsSchema } from '../../../harness/dialects/cilium/icmp-schema.ts';
import { formatDecision } from '../../../harness/policy/format-decision.ts';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld } from '../../policy/world.ts';
import { policy, world } from './fixture.ts';

const egress = (rule: string): string => policy(`egress: [{ ${rule} }]`);
const group = (name: string, label: string, cidr: string): string => `
---
apiVersion: cilium.io/v2
kind: CiliumCIDRGroup
metadata: { name: ${name}, labels: { role: ${label} } }
spec: { externalCIDRs: [${cidr}] }`;
const groups = group('stores', 'store', '203.0.113.0/24') + group('others', 'other', '198.51.100.0/24');

/** Which of the hosts outside a policy lets `shop/web` reach, and the words for the first of them. */
function reached(yaml: string): readonly string[] {
  return ['internet', 'bucket'].filter((id) => predict(world, yaml, flow('shop/web', id, 443)).verdict === 'allowed');
}

function because(yaml: string, to: string): string {
  const step = predict(world, yaml, flow('shop/web', to, 443)).trace.find(({ rule }) => rule !== undefined);
  assert.ok(step, formatDecision(predict(world, yaml, flow('shop/web', to, 443)).decidedBy));
  return step.because;
}

describe('cilium.io/v2 CIDR groups', () => {
  it('are found by name, or by label', () => {
    assert.deepEqual(reached(egress('toCIDRSet: [{ cidrGroupRef: stores }]') + groups), ['bucket']);
    assert.deepEqual(reached(egress('toCIDRSet: [{ cidrGroupRef: others }]') + groups), ['internet']);
    assert.deepEqual(reached(egress('toCIDRSet: [{ cidrGroupSelector: { matchLabels: { role: store } } }]') + groups), ['bucket']);
    assert.deepEqual(reached(egress('toCIDRSet: [{ cidrGroupSelector: { matchLabels: { role: none } } }]') + groups), []);
    assert.deepEqual(reached(egress('toCIDRSet: [{ cidrGroupSelector: {} }]') + groups), ['internet', 'bucket']);
  });

  it('are named in words', () => {
    const matches = 'destination bucket (203.0.113.9) matches';
    assert.equal(because(egress('toCIDRSet: [{ cidrGroupRef: stores }]') + groups, 'bucket'), `${matches} CIDR group stores`);
    assert.equal(
      because(egress('toCIDRSet: [{ cidrGroupSelector: { matchLabels: { role: store } } }]') + groups, 'bucket'),
      `${matches} CIDR groups role=store`,
    );
    assert.equal(
      because(egress('toCIDRSet: [{ cidr: 0.0.0.0/0, except: [10.0.0.0/8, 11.0.0.0/8] }]'), 'bucket'),
      `${matches} 0.0.0.0/0 except 10.0.0.0/8, 11.0.0.0/8`,
    );
    assert.equal(because(egress('toCIDRSet: [{ cidr: 0.0.0.0/0 }]'), 'bucket'), `${matches} 0.0.0.0/0`);
  });
});

describe('cilium.io/v2 Services', () => {
  const services = (rule: string): string => egress(`toServices: [{ ${rule} }]`);
  const matches = 'destination bucket (203.0.113.9) matches';

  it('are named in words', () => {
    assert.equal(because(services('k8sService: { serviceName: bucket }'), 'bucket'), `${matches} Service bucket in any namespace`);
    assert.equal(
      because(services('k8sService: { serviceName: bucket, namespace: shop }'), 'bucket'),
      `${matches} Service bucket in namespace shop`,
    );
    assert.equal(because(services('k8sServiceSelector: { selector: {} }'), 'bucket'), `${matches} Services all in any namespace`);
    assert.equal(
      because(services('k8sServiceSelector: { selector: {}, namespace: shop }'), 'bucket'),
      `${matches} Services all in namespace shop`,
    );
  });
});

describe('cilium.io/v2 identities of nodes', () => {
  const shared = (addresses: readonly string[]) =>
    buildWorld({
      nodes: { worker: {}, master: { addresses: ['172.18.0.2', 'fd00:172:18::2'] } },
      apiserver: { node: 'master', addresses },
      pods: { 'shop/web': { labels: { app: 'web' }, node: 'worker' } },
    });
  const toNode = (addresses: readonly string[], node: string): string =>
    predict(shared(addresses), egress('toEntities: [kube-apiserver]'), flow('shop/web', node, 6443)).verdict;

  it('are those of the apiserver where it serves at an address of the node', () => {
    assert.equal(toNode(['172.18.0.2', 'fd00:172:18::2'], 'master'), 'allowed');
    assert.equal(toNode(['172.18.0.2', 'fd00::99'], 'master'), 'allowed');
    assert.equal(toNode(['172.18.0.99', 'fd00::99'], 'master'), 'denied');
    assert.equal(toNode(['172.18.0.2', 'fd00:172:18::2'], 'worker'), 'denied');
  });
});

describe('cilium.io/v2 reserved labels of the world', () => {
  const to = (key: string, family: 4 | 6): string =>
    predict(world, egress(`toEndpoints: [{ matchLabels: { "reserved:${key}": "" } }]`), flow('shop/web', 'bucket', 443, { family }))
      .verdict;

  it('tell its families apart', () => {
    assert.deepEqual([to('world', 4), to('world', 6)], ['allowed', 'allowed']);
    assert.deepEqual([to('world-ipv4', 4), to('world-ipv4', 6)], ['allowed', 'denied']);
    assert.deepEqual([to('world-ipv6', 4), to('world-ipv6', 6)], ['denied', 'allowed']);
  });
});

describe('cilium.io/v2 ICMP types', () => {
  const read = (type: string | number): number | undefined => icmpsSchema.safeParse([{ fields: [{ type }] }]).data?.[0]?.fields?.[0]?.type;

  it('are numbers to 255, in quotes or not, or names', () => {
    for (const [type, number] of [
      [0, 0],
      [255, 255],
      ['0', 0],
      ['10', 10],
      ['255', 255],
      ['EchoRequest', 8],
    ] as const)
      assert.equal(read(type), number);
    for (const type of [-1, 256, '256', '999', '1000', '08', ' 8', '8 ', 'x8', '8x', '', 'Ping'])
      assert.equal(read(type), undefined, String(type));
  });
});
