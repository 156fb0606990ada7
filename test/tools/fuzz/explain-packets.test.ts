import assert from 'node:assert/strict';
import { isExplained } from '../../../tools/fuzz/compare/explain-packets.ts';
import { judgeWorld, ownModel } from '../../../tools/fuzz/compare/judge-world.ts';
import type { FuzzFlow, PlacedWorld } from '../../../tools/fuzz/ground/ground.ts';
import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

const name = 's3.example.com';
const world = buildWorld({
  namespaces: { a: {} },
  pods: { 'a/one': {} },
  externals: { s3: { addresses: ['198.51.100.10'], names: [name] } },
});
// The server is at the address of a pod that no policy of the test selects.
const server = { kind: 'pod', id: 'dns', name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ports: [] } as const;
const withServer = {
  ...world,
  endpoints: [...world.endpoints, { ...server, serviceAccount: 'default', addresses: ['10.244.0.77'], node: 'node' }],
};

const direct: FuzzFlow = { id: 'direct', flow: flow('a/one', 's3', 80) };
const lookup: FuzzFlow = {
  id: 'lookup',
  flow: flow('a/one', 'dns', 53, { protocol: 'UDP' }),
  request: { id: 'lookup', flow: flow('a/one', 'dns', 53, { protocol: 'UDP' }), probe: { kind: 'dns-udp', name } },
};

/** How packets of a flow are explained under egress rules; `no` where they are a difference. */
function explain(egress: string, one: FuzzFlow, kind: ObservationKind): string {
  const policy = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { namespace: a, name: names }
spec: { endpointSelector: {}, egress: [${egress}] }`;
  const placed: PlacedWorld = { world: withServer, objects: [], manifests: manifests(policy), flows: [direct, lookup] };
  const noted = new Map<string, string>();
  const judged = judgeWorld(placed, defaultSettings, ownModel);
  const explained = isExplained({ world: judged }, one, { kind, attempts: [] }, noted);
  return explained ? (noted.get(one.id) ?? 'as defined') : 'no';
}

describe('packets of a real enforcer are explained', () => {
  const learns = `{ toFQDNs: [{ matchName: ${name} }] }`;
  const other = '{ toEntities: [cluster], toPorts: [{ ports: [{ port: "53" }], rules: { dns: [{ matchName: other.example.com }] } }] }';

  it('where they show what the model says', () => {
    assert.equal(explain(learns, direct, 'dropped'), 'as defined');
    assert.equal(explain('{ toEntities: [all] }', direct, 'connected'), 'as defined');
    assert.equal(explain(other, lookup, 'rejected'), 'as defined');
  });

  it('where a rule by name allows the address, which someone else may have looked up', () => {
    assert.equal(explain(learns, direct, 'connected'), 'address of a name that was looked up before');
    assert.equal(explain('{ toFQDNs: [{ matchName: other.example.com }] }', direct, 'connected'), 'no');
  });

  it('where a rule without names is for the port of a lookup', () => {
    const plain = '{ toPorts: [{ ports: [{ port: "53", protocol: UDP }] }] }';
    assert.equal(explain(`${other}, ${plain}`, lookup, 'connected'), 'lookup at a port that another rule allows');
    assert.equal(explain(other, lookup, 'connected'), 'no');
    assert.equal(explain(`${other}, ${plain.replace('UDP', 'TCP')}`, lookup, 'connected'), 'no');
  });

  it('nowhere else', () => {
    assert.equal(explain('{ toEntities: [all] }', direct, 'dropped'), 'no');
    assert.equal(explain('{ toEntities: [cluster] }', direct, 'connected'), 'no');
    assert.equal(explain('{ toEntities: [all] }', direct, 'error'), 'no');
  });
});
