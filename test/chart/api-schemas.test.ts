import assert from 'node:assert/strict';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import { engines } from '../../scenarios/engines.ts';
import { type FindProblems, loadApiSchemas } from './support/api-schemas.ts';
import { translations } from './support/egress-translations.ts';
import { whyNoModules } from './support/go-modules.ts';
import { render, toValues } from './support/render.ts';

const downloadTimeoutMs = 600_000;
const missing = whyNoModules();

const modes = { webhook: { enabled: true, caBundle: 'Q0E=' }, gate: { enabled: true } };
const sayable = translations.filter((translation) => translation.clusterNetworkPolicy !== undefined);
const egressTo = sayable.filter(({ channel }) => channel === undefined).flatMap(({ to }) => to);
const policies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'as it comes': {},
  'the default deny': { defaultDeny: { enabled: true, order: 0 } },
  'the default deny with egress': { defaultDeny: { enabled: true, order: 2000 }, egress: { enabled: true } },
  'no open ports': { openPorts: false },
  'from lists': {
    metrics: { from: [{ namespaceSelector: {}, podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] },
  },
  'every form of egress.to': { egress: { enabled: true, to: egressTo } },
  'egress of nothing': { egress: { enabled: true, dns: false } },
};

describe(`chart: published schemas of the APIs${missing === undefined ? '' : ` (pending: ${missing}, so they cannot be downloaded)`}`, () => {
  let findProblems: FindProblems;
  let findExperimentalProblems: FindProblems;
  before(async function () {
    if (missing !== undefined) this.skip();
    this.timeout(downloadTimeoutMs);
    findProblems = await loadApiSchemas('standard');
    findExperimentalProblems = await loadApiSchemas('experimental');
  });

  for (const engine of engines) {
    for (const [title, policy] of Object.entries(policies)) {
      it(`accept every object of engine ${engine} with ${title}`, async () => {
        for (const { file, object } of await render(toValues({ engine, ...modes, policy }))) {
          assert.deepEqual(findProblems(object), [], `${file}: ${object.kind}`);
        }
      });
    }
  }

  it('accept the same objects in the other version of ClusterNetworkPolicy', async () => {
    for (const policy of Object.values(policies)) {
      const clusterNetworkPolicy = { apiVersion: 'policy.networking.k8s.io/v1beta1' };
      const manifests = await render(toValues({ engine: 'clusterNetworkPolicy', policy: { ...policy, clusterNetworkPolicy } }));
      assert.ok(manifests.some(({ object }) => object.apiVersion === clusterNetworkPolicy.apiVersion));
      for (const { file, object } of manifests) assert.deepEqual(findProblems(object), [], `${file}: ${object.kind}`);
    }
  });

  for (const version of ['v1alpha2', 'v1beta1']) {
    it(`accept a port by its name in the experimental channel of ${version}, and refuse it in the standard one`, async () => {
      const clusterNetworkPolicy = { channel: 'experimental', apiVersion: `policy.networking.k8s.io/${version}` };
      const egress = { enabled: true, to: sayable.flatMap(({ to }) => to) };
      const manifests = await render(toValues({ engine: 'clusterNetworkPolicy', policy: { egress, clusterNetworkPolicy } }));
      const policy = manifests.find(({ object }) => object.apiVersion === clusterNetworkPolicy.apiVersion)?.object;
      assert.ok(policy);
      assert.deepEqual(findExperimentalProblems(policy), []);
      assert.match(findProblems(policy).join('\n'), /protocols\/0 must NOT have additional properties .*destinationNamedPort/);
    });
  }

  it("accept the specification's own passthrough for cilium", async () => {
    const cilium = {
      ingress: [{ fromEndpoints: [{ matchLabels: { 'app.kubernetes.io/name': 'flagger' } }] }],
      egress: [{ toFQDNs: [{ matchName: 'bucket.example.com' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] }],
    };
    const values = toValues({ engine: 'cilium', policy: { egress: { enabled: true }, cilium } });
    for (const { object } of await render(values)) assert.deepEqual(findProblems(object), []);
  });

  // What shows that the checks above can fail: the same objects with one thing wrong.
  const wrong: readonly {
    readonly what: string;
    readonly kind: string;
    readonly place: readonly (string | number)[];
    readonly value: unknown;
  }[] = [
    {
      what: 'an unknown field of a Deployment',
      kind: 'Deployment',
      place: ['spec', 'template', 'spec', 'containers', 0, 'port'],
      value: [],
    },
    { what: 'a replica count in words', kind: 'Deployment', place: ['spec', 'replicas'], value: 'one' },
    { what: 'an unknown field of a Service', kind: 'Service', place: ['spec', 'ports', 0, 'number'], value: 1 },
    {
      what: 'a webhook without side effects',
      kind: 'ValidatingWebhookConfiguration',
      place: ['webhooks', 0, 'sideEffects'],
      value: undefined,
    },
    { what: 'an unknown field of a peer', kind: 'NetworkPolicy', place: ['spec', 'egress', 0, 'to', 0, 'cidr'], value: '10.0.0.0/8' },
    { what: 'a port range in words', kind: 'NetworkPolicy', place: ['spec', 'ingress', 0, 'ports', 0, 'endPort'], value: '9' },
    { what: 'an unknown field of a Cilium rule', kind: 'CiliumNetworkPolicy', place: ['spec', 'ingress', 0, 'fromEndpoint'], value: [] },
    {
      what: 'a Cilium port that is a number',
      kind: 'CiliumNetworkPolicy',
      place: ['spec', 'ingress', 0, 'toPorts', 0, 'ports', 0, 'port'],
      value: 9443,
    },
    { what: 'an unknown entity', kind: 'CiliumNetworkPolicy', place: ['spec', 'egress', 0, 'toEntities', 0], value: 'apiserver' },
    {
      what: 'an unknown field of a Calico destination',
      kind: 'CalicoNetworkPolicy',
      place: ['spec', 'egress', 0, 'destination', 'port'],
      value: 53,
    },
    { what: 'a Calico order in words', kind: 'CalicoNetworkPolicy', place: ['spec', 'order'], value: 'first' },
    { what: 'a priority above 1000', kind: 'ClusterNetworkPolicy', place: ['spec', 'priority'], value: 2000 },
    {
      what: 'an ingress peer that is an address',
      kind: 'ClusterNetworkPolicy',
      place: ['spec', 'ingress', 0, 'from', 0],
      value: { networks: ['10.0.0.0/8'] },
    },
    { what: 'a rule without peers', kind: 'ClusterNetworkPolicy', place: ['spec', 'egress', 0, 'to'], value: [] },
    { what: 'a peer of two kinds', kind: 'ClusterNetworkPolicy', place: ['spec', 'egress', 0, 'to', 0, 'networks'], value: ['10.0.0.0/8'] },
    { what: 'an Allow where Accept is meant', kind: 'ClusterNetworkPolicy', place: ['spec', 'ingress', 0, 'action'], value: 'Allow' },
    {
      what: '26 rules',
      kind: 'ClusterNetworkPolicy',
      place: ['spec', 'ingress'],
      value: Array(26).fill({ action: 'Deny', from: [{ namespaces: {} }] }),
    },
    { what: 'a TCP match without a port', kind: 'ClusterNetworkPolicy', place: ['spec', 'ingress', 0, 'protocols', 0], value: { tcp: {} } },
  ];
  const engineOf = { CiliumNetworkPolicy: 'cilium', CalicoNetworkPolicy: 'calico', ClusterNetworkPolicy: 'clusterNetworkPolicy' } as const;
  for (const { what, kind, place, value } of wrong) {
    it(`refuse ${what}`, async () => {
      const engine = Object.entries(engineOf).find(([name]) => name === kind)?.[1] ?? 'kubernetes';
      const manifests = await render(toValues({ engine, ...modes, policy: { egress: { enabled: true } } }));
      const found = manifests.find(({ object }) => object.kind === kind.replace('Calico', ''));
      assert.ok(found);
      assert.deepEqual(findProblems(found.object), []);
      assert.notDeepEqual(findProblems(withValue(found.object, place, value)), []);
    });
  }
});

function withValue(object: KubernetesObject, place: readonly (string | number)[], value: unknown): KubernetesObject {
  const copy = structuredClone(object);
  let parent: Record<string | number, unknown> = copy;
  for (const key of place.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  parent[place.at(-1) ?? ''] = value;
  return JSON.parse(JSON.stringify(copy)) as KubernetesObject;
}
