import assert from 'node:assert/strict';
import { defineSuite } from '../../harness/suite/define-suite.ts';
import { allowed, denied, expected, scenario, shop } from './shop.ts';

const because = 'it is a test';

function namespaceOf<Name extends string>(places: { readonly namespaces: Readonly<Record<Name, string>> }, name: NoInfer<Name>): string {
  return places.namespaces[name];
}

/** Never called: what it says either compiles, or is expected not to. */
export function words(): readonly unknown[] {
  return [
    allowed('prometheus', 'api:metrics', because),
    allowed('api.1', 'api.0:gossip', because),
    allowed('*', 'dns', because),
    allowed('worker', 'prometheus:web', because),
    allowed('worker', 'prometheus:9090', because, { family: 4, row: 'ingress/web' }),
    allowed('worker', 'dns:53/UDP', because),
    denied('beside', '*:http', because),
    denied('elsewhere', 'apiserver:api', because),
    expected('denied', 'node', 'bucket:service', because, { approach: { kind: 'name', name: 'bucket.example.com' } }),
    // @ts-expect-error there is no such peer
    allowed('promtheus', 'api:metrics', because),
    // @ts-expect-error there is no such subject
    allowed('prometheus', 'apis:metrics', because),
    // @ts-expect-error there is no such subject, with or without a port
    denied('prometheus', 'web', because),
    // @ts-expect-error the peer has no such port
    denied('api', 'prometheus:wbe', because),
    // @ts-expect-error the host has no such port
    denied('api', 'bucket:443/tls', because),
    // @ts-expect-error the standing peer has no such port
    denied('api', 'beside:https', because),
    // @ts-expect-error there is no such row
    allowed('prometheus', 'api:metrics', because, { row: 'ingress/wbe' }),
    // @ts-expect-error there is no such verdict
    expected('inconclusive', 'prometheus', 'api:metrics', because),
    // @ts-expect-error there is no such claim
    scenario({ id: 'a', claim: 'doors', expect: () => [] }),
    // @ts-expect-error there is no such engine
    scenario({ id: 'a', claim: 'door', engines: ['cillium'], expect: () => [] }),
    scenario({ id: 'a', claim: 'door', expect: (engine) => (engine === 'cilium' ? [] : []) }),
    // @ts-expect-error no engine is called so
    scenario({ id: 'a', claim: 'door', expect: (engine) => (engine === 'calico' ? [] : []) }),
    scenario({
      id: 'a',
      claim: 'door',
      values: (places) => ({ a: places.cidrs('bucket'), b: places.namespaces.monitoring }),
      expect: () => [],
    }),
    // @ts-expect-error there is no such host
    scenario({ id: 'a', claim: 'door', values: (places) => ({ a: places.cidrs('buckets') }), expect: () => [] }),
    scenario({
      id: 'a',
      claim: 'door',
      // @ts-expect-error there is no such namespace
      values: (places) => ({ a: namespaceOf(places, 'monitor') }),
      expect: () => [],
    }),
    defineSuite({
      ...shop,
      scenarios: (say) => [
        { id: 'a', claim: 'door', expect: () => [say.denied('prometheus', 'worker', because)] },
        // @ts-expect-error there is no such peer
        { id: 'b', claim: 'door', expect: () => [say.denied('grafana', 'worker', because)] },
      ],
    }),
    // @ts-expect-error there is no such claim
    defineSuite({ ...shop, scenarios: [{ id: 'a', claim: 'doors', expect: () => [] }] }),
    // @ts-expect-error a suite has no such key
    defineSuite({ ...shop, peer: {}, scenarios: [] }),
    // @ts-expect-error a scenario has no such key
    defineSuite({ ...shop, scenarios: [{ id: 'a', claim: 'door', expect: () => [], foreignPolicy: () => [] }] }),
    // @ts-expect-error a claim speaks of engines that there are
    defineSuite({ ...shop, claims: { door: { text: 'Shut', engines: ['cillium'] } }, scenarios: [] }),
  ];
}

describe('a suite in TypeScript', () => {
  it("what it leaves out is empty, every engine, or the claim's sentence", () => {
    const suite = defineSuite({
      engines: { cilium: {}, plain: { dialects: ['kubernetes'] } },
      claims: { door: 'Nobody gets in' },
      scenarios: [{ id: 'closed', claim: 'door', expect: () => [] }],
    });
    const [only] = suite.scenarios;
    assert.deepEqual(
      { ...suite, scenarios: [] },
      {
        name: 'suite',
        engines: { cilium: { values: {}, dialects: ['cilium'] }, plain: { values: {}, dialects: ['kubernetes'] } },
        subjects: {},
        peers: {},
        claims: { door: { text: 'Nobody gets in' } },
        tables: [],
        notJudged: {},
        scenarios: [],
      },
    );
    assert.deepEqual([only?.engines, only?.title], [['cilium', 'plain'], 'Nobody gets in']);
    const places = { releaseNamespace: 'release', namespaces: {}, cidrs: () => [], apiserverPort: 6443 };
    assert.deepEqual(only?.values(places, 'cilium'), {});
  });

  it('scenarios may be a function of the words that know its names', () => {
    const suite = defineSuite({
      ...shop,
      scenarios: (say) => [
        { id: 'closed', claim: 'door', engines: ['cilium'], expect: () => [say.denied('prometheus', 'api:80', because)] },
      ],
    });
    assert.deepEqual(suite.scenarios[0]?.expect('cilium'), [
      { source: 'prometheus', target: 'api:80', verdict: 'denied', because, approach: { kind: 'address' } },
    ]);
    assert.deepEqual(suite.subjects, { api: { labels: {}, ports: {} }, worker: { labels: { late: 'yes' }, ports: {} } });
  });
});
