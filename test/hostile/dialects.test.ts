import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFieldPath } from '../../harness/coverage/read-field-path.ts';
import { compile } from '../../harness/dialects/compile.ts';
import { dialects } from '../../harness/dialects/registry.ts';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { manifests } from '../policy/manifests.ts';
import { buildWorld } from '../policy/world.ts';
import { defaultSettings as settings } from '../../harness/dialects/settings.ts';
import { readKinds } from '../../harness/dialects/find-kind.ts';

const world = buildWorld({
  namespaces: { a: { team: 'x' } },
  pods: { 'a/web': { labels: { app: 'web' }, ports: { http: 80 } }, 'b/db': { labels: { app: 'db' } } },
  externals: { out: { names: ['a.example'] } },
});
const kinds = dialects.flatMap(readKinds).flatMap(({ apiVersions, kind }) => apiVersions.map((version) => `${version}/${kind}`));

const fields = ['podSelector', 'ingress', 'egress', 'from', 'to', 'ports', 'port', 'endPort', 'protocol', 'ipBlock', 'cidr', 'except', 'matchLabels',
  'matchExpressions', 'key', 'operator', 'values', 'policyTypes', 'namespaceSelector', 'selector', 'types', 'order', 'action', 'source', 'destination',
  'nets', 'notNets', 'notSelector', 'endpointSelector', 'nodeSelector', 'fromEndpoints', 'toEndpoints', 'toCIDR', 'toCIDRSet', 'toFQDNs', 'matchName',
  'matchPattern', 'toPorts', 'rules', 'dns', 'toEntities', 'ingressDeny', 'icmps', 'priority', 'tier', 'subject', 'pods', 'namespaces', 'networks', 'domainNames',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']; // prettier-ignore
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    'Allow',
    'Deny',
    'TCP',
    'UDP',
    'In',
    'Exists',
    'Ingress',
    '10.0.0.0/8',
    '::/0',
    '1.2.3.4/33',
    'http',
    'all()',
    '*',
    '**.a',
    'world',
    80,
    -1,
    1e9,
  ),
  fc.constantFrom<unknown>(
    null,
    true,
    NaN,
    Infinity,
    '',
    'constructor',
    '__proto__',
    `${'a'.repeat(300)}!`,
    '('.repeat(3_000),
    `${'a.'.repeat(5_000)}!`,
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const { value: spec } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...fields), tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries) as unknown),
  ),
}));

/** Valid ones that use what the dialects have: one part of one of them is replaced. */
const valid = manifests(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: x, namespace: a}
spec:
  podSelector: {matchLabels: {app: web}, matchExpressions: [{key: app, operator: In, values: [web]}]}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}, {namespaceSelector: {matchLabels: {team: x}}, podSelector: {}}], ports: [{port: 80, endPort: 90, protocol: TCP}, {port: http}]}]
  egress: [{to: [{podSelector: {}}]}]
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: {name: x, namespace: a}
spec:
  order: 10
  selector: app == 'web' && has(app)
  types: [Ingress, Egress]
  ingress: [{action: Allow, protocol: TCP, source: {nets: [10.0.0.0/8], notNets: [10.1.0.0/16], selector: all(), namespaceSelector: "team == 'x'"}, destination: {ports: [80, '90:100', http]}}]
  egress: [{action: Deny, protocol: TCP, destination: {notSelector: has(x), notPorts: [1]}}]
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: x, namespace: a}
spec:
  endpointSelector: {matchLabels: {app: web}}
  ingress: [{fromEndpoints: [{matchLabels: {app: db}, matchExpressions: [{key: app, operator: Exists}]}], toPorts: [{ports: [{port: '80', protocol: TCP, endPort: 90}]}]}]
  egress: [{toCIDRSet: [{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}]}, {toFQDNs: [{matchName: a.example}, {matchPattern: '*.example'}]}, {toEntities: [world]}, {toPorts: [{ports: [{port: '53', protocol: ANY}], rules: {dns: [{matchPattern: '*'}]}}]}]
  egressDeny: [{toCIDR: [192.0.2.0/24]}]
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: x}
spec:
  tier: Admin
  priority: 10
  subject: {namespaces: {matchLabels: {team: x}}}
  ingress: [{name: one, action: Accept, from: [{namespaces: {}}, {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: db}}}}]}]
  egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}]}]
`).map(({ object }) => object);

/** Where something can be put: the paths of all parts below `spec`. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) return value.map((item: unknown, at) => (String(at) === key ? replaceAt(item, rest, part) : item));
  return { ...(value as object), [key]: replaceAt(Reflect.get(value as object, key), rest, part) };
}

function objectOf(kind: string, content: Readonly<Record<string, unknown>>): KubernetesObject {
  const at = kind.lastIndexOf('/');
  return { apiVersion: kind.slice(0, at), kind: kind.slice(at + 1), metadata: { name: 'x', namespace: 'a' }, ...content };
}

describe('policies from a stranger', function () {
  this.timeout(120_000);

  for (const kind of kinds) {
    it(`${kind}: compiled or refused in a sentence, whatever it says`, () => {
      const hostile = fc.oneof(
        spec.map((value) => ({ spec: value })),
        fc.record({ spec: fc.anything() }),
        fc.record({ specs: fc.array(spec) }),
      );
      fc.assert(
        fc.property(hostile, (content) => {
          try {
            assert.ok(compile([{ file: 'x.yaml', object: objectOf(kind, content) }], world, settings));
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
        }),
        { numRuns: 500 },
      );
    });
  }

  for (const object of valid) {
    it(`${object.kind}: accepted, and with any part replaced compiled or refused in a sentence`, () => {
      assert.ok(compile([{ file: 'x.yaml', object }], world, settings).tiers.length > 0);
      const content = readFieldPath(object, 'spec');
      fc.assert(
        fc.property(fc.constantFrom(...pathsOf(content)), spec, (path, part) => {
          const changed = { ...object, spec: replaceAt(content, path, part) };
          try {
            assert.ok(compile([{ file: 'x.yaml', object: changed }], world, settings));
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
        }),
        { numRuns: 3000 },
      );
    });
  }

  it('are refused in a sentence where they are wrong at ten thousand places', () => {
    const object = objectOf('networking.k8s.io/v1/NetworkPolicy', {
      spec: { podSelector: {}, ingress: Array.from({ length: 10_000 }, () => ({ from: 1 })) },
    });
    assert.throws(
      () => compile([{ file: 'x.yaml', object }], world, settings),
      (error) => error instanceof UserError && error.message.length < 1_000,
    );
  });
});
