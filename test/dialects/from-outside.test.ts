import assert from 'node:assert/strict';
import { compile } from '../../harness/dialects/compile.ts';
import type { Dialect } from '../../harness/dialects/dialect.ts';
import { dialectOf, findKind } from '../../harness/dialects/find-kind.ts';
import { policyRefOf } from '../../harness/dialects/policy-ref-of.ts';
import { dialects } from '../../harness/dialects/registry.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';
import { unreadPolicy } from '../../harness/dialects/unread-policy.ts';
import type { Enforcer } from '../../harness/enforcers/enforcer.ts';
import { inspectEnforcers } from '../../harness/enforcers/inspect.ts';
import { predictDeviation } from '../../harness/enforcers/predict-deviation.ts';
import { enforcers } from '../../harness/enforcers/registry.ts';
import { evaluate } from '../../harness/policy/evaluate/evaluate.ts';
import { tierOrders } from '../../harness/policy/ir/tier.ts';
import { flow } from '../policy/flow.ts';
import { manifests } from '../policy/manifests.ts';
import { buildWorld } from '../policy/world.ts';

/** A Lockdown lets nobody to the pods of its namespace. */
const toyDialect: Dialect = {
  id: 'toy',
  code: 't',
  title: 'Toy',
  groups: ['toy.example'],
  kinds: [
    { apiVersions: ['toy.example/v1'], kind: 'Lockdown', plural: 'lockdowns', scope: 'namespaced', role: 'policy' },
    { apiVersions: ['toy.example/v1'], kind: 'Badge', plural: 'badges', scope: 'cluster', role: 'inert', why: 'it is worn' },
  ],
  native: 'toyd',
  compile: (objects, { world }) =>
    objects.map((manifest) => {
      const pods = world.endpoints.filter((one) => one.kind === 'pod' && one.namespace === manifest.object.metadata.namespace);
      const policy = {
        ref: policyRefOf(manifest),
        order: 1,
        subjects: new Set(pods.map(({ id }) => id)),
        ingress: { isolates: true, rules: [] },
      };
      return { tier: { name: 'default', order: tierOrders.default }, policy };
    }),
};

/** It does not know replies from requests, say: to pods it is told to leave alone it lets everybody. */
const toyEnforcer: Enforcer = {
  id: 'toyd',
  title: 'toyd',
  recognise: ({ name }) => name === 'toyd',
  readSettings: () => Promise.resolve({ 'toyd.mode': new Set(['on']) }),
  serves: { toy: (settings) => (settings['toyd.mode']?.has('on') === true ? undefined : 'toyd is switched off') },
  deviations: [
    {
      id: 'toyd-sleeps',
      engines: ['toy'],
      sentence: 'It sleeps.',
      source: 'this test',
      reread: ({ policies }) => policies.filter(({ object }) => object.metadata.labels?.['asleep'] !== 'yes'),
    },
  ],
};

const registries = { dialects: [...dialects, toyDialect], enforcers: [...enforcers, toyEnforcer] };
const world = buildWorld({ pods: { 'a/web': {}, 'b/client': {} } });
const asked = flow('b/client', 'a/web', 80);
const lockdown = (labels = ''): string =>
  `apiVersion: toy.example/v1\nkind: Lockdown\nmetadata: { name: shut, namespace: a, labels: { ${labels} } }\n`;
const open = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: open, namespace: a }
spec: { podSelector: {}, ingress: [{}] }
`;

describe('a dialect and an enforcer from outside', () => {
  it('are enough to predict a flow, beside the dialects that there are', () => {
    const predict = (yaml: string): string =>
      evaluate(compile(manifests(yaml), world, defaultSettings, registries.dialects), world, asked).verdict;
    assert.equal(predict(lockdown()), 'denied');
    assert.equal(predict(lockdown() + open), 'allowed');
    assert.throws(
      () => compile(manifests(lockdown()), world, defaultSettings),
      /toy\.example\/v1 Lockdown is not a policy this model understands/,
    );
  });

  it('say which of their objects are read, and which are not', () => {
    const read = (kind: string): string | undefined => {
      const [manifest] = manifests(lockdown().replace('Lockdown', kind));
      assert.ok(manifest);
      return unreadPolicy(manifest, registries.dialects);
    };
    assert.equal(read('Lockdown'), undefined);
    assert.equal(read('Badge'), undefined);
    assert.match(read('Key') ?? '', /toy\.example\/v1 Key is not a policy .*; supported are toy\.example\/v1\/Lockdown$/);
    assert.equal(findKind({ apiVersion: 'toy.example/v1', kind: 'Lockdown' }, registries.dialects)?.kind.scope, 'namespaced');
    assert.equal(dialectOf('toy', registries.dialects).code, 't');
    assert.throws(() => dialectOf('toy'), /no dialect is called toy/);
  });

  it('are found in a cluster, with what they serve', async () => {
    const daemonSet = (name: string): unknown => ({
      metadata: { name },
      spec: { template: { spec: { containers: [{ image: `x/${name}:v1` }] } } },
    });
    const inspect = (name: string): ReturnType<typeof inspectEnforcers> =>
      inspectEnforcers({ list: (_path, schema) => Promise.resolve([schema.parse(daemonSet(name))]) }, registries);
    const { enforcers: found, images, unenforced } = await inspect('toyd');
    assert.deepEqual([found.map(({ id }) => id), images], [['toyd'], 'toyd:v1']);
    assert.deepEqual([...unenforced.keys()], ['cilium', 'calico', 'clusterNetworkPolicy']);
    const { unenforced: without } = await inspect('kindnet');
    assert.match(without.get('toy') ?? '', /nothing in this cluster enforces Lockdown of toy\.example\/v1, .*those that can are toyd$/);
  });

  it('are known to do otherwise than the dialect says', () => {
    const deviating = (labels: string): string | undefined => {
      const policies = manifests(lockdown(labels));
      const defined = evaluate(compile(policies, world, defaultSettings, registries.dialects), world, asked);
      const judged = { flow: asked, policies, world, settings: defaultSettings, nodeTraffic: 'exempt' } as const;
      return predictDeviation(toyEnforcer.deviations, judged, defined, registries.dialects)?.id;
    };
    assert.equal(deviating(''), undefined);
    assert.equal(deviating('asleep: "yes"'), 'toyd-sleeps');
  });
});
