import assert from 'node:assert/strict';
import { engines } from '../../scenarios/engines.ts';
import { notes } from './support/render.ts';

const apiserver = /no rule can reach the kube-apiserver/;
const unused = /These values are set and have no effect:/;
const from = [{ podSelector: {} }];

describe('chart: notes', () => {
  it('say that no policy is rendered', async () => {
    const text = await notes({ policy: { enabled: false, gate: { from } } });
    assert.match(text, /No network policy is rendered: networkPolicy\.enabled is false\./);
    assert.doesNotMatch(text, /WARNING|no effect/);
  });

  for (const engine of engines) {
    it(`name engine and layers (${engine})`, async () => {
      const text = await notes({ engine, policy: { defaultDeny: { enabled: true }, egress: { enabled: true } } });
      assert.ok(
        text.includes(`engine ${engine}; ingress and egress of the controller's pods; default deny for the whole namespace.`),
        text,
      );
      assert.doesNotMatch(text, unused);
    });

    it(`name every value that the engine does not read (${engine})`, async () => {
      const rules = { ingress: [{}], egress: [{}] };
      const policy = {
        webhook: { from },
        metrics: { from },
        gate: { from },
        additionalIngress: [{}],
        egress: { enabled: true },
        cilium: rules,
        calico: rules,
        clusterNetworkPolicy: { ...rules, priority: 5, apiVersion: 'policy.networking.k8s.io/v1beta1', channel: 'experimental' },
      };
      const text = await notes({ engine, webhook: { enabled: true }, gate: { enabled: true }, policy });
      const named = [...text.matchAll(/^ {2}- (networkPolicy\.[\w.]+): /gm)].map(([, path]) => path);
      const own = (path: string) => (engine === 'kubernetes' ? /from$|additionalIngress/ : new RegExp(`\\.${engine}\\.`)).test(path);
      const all = [
        ...['webhook', 'metrics', 'gate'].map((port) => `networkPolicy.${port}.from`),
        'networkPolicy.additionalIngress',
        ...['cilium', 'calico', 'clusterNetworkPolicy'].flatMap((other) => [
          `networkPolicy.${other}.ingress`,
          `networkPolicy.${other}.egress`,
        ]),
        ...['priority', 'apiVersion', 'channel'].map((key) => `networkPolicy.clusterNetworkPolicy.${key}`),
      ].filter((path) => !own(path));
      assert.deepEqual(
        named.filter((path) => path !== 'networkPolicy.egress'),
        all,
      );
    });
  }

  it('name a from list of a mode that is off, and egress rules while egress is off', async () => {
    const text = await notes({ policy: { webhook: { from }, egress: { to: [{}] } } });
    assert.match(text, /networkPolicy\.webhook\.from: webhook\.enabled is false/);
    assert.match(text, /networkPolicy\.egress\.to: networkPolicy\.egress\.enabled is false/);
    const cilium = await notes({ engine: 'cilium', policy: { cilium: { egress: [{}] } } });
    assert.match(cilium, /networkPolicy\.cilium\.egress: networkPolicy\.egress\.enabled is false/);
  });

  for (const engine of ['kubernetes', 'calico', 'clusterNetworkPolicy'] as const) {
    it(`warn that egress cuts the apiserver off (${engine})`, async () => {
      const policy = (rest: object) => ({ egress: { enabled: true, ...rest } });
      assert.match(await notes({ engine, policy: policy({}) }), apiserver);
      assert.match(await notes({ engine, policy: policy({ to: [{ to: [{ namespaceSelector: {} }] }] }) }), apiserver);
      assert.doesNotMatch(await notes({ engine, policy: policy({ to: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }] }] }) }), apiserver);
      assert.doesNotMatch(await notes({ engine, policy: policy({ to: [{ ports: [{ port: 6443 }] }] }) }), apiserver);
      assert.doesNotMatch(await notes({ engine, policy: policy({ enabled: false }) }), apiserver);
    });
  }

  it('do not warn where a passthrough may reach it, or the entity does', async () => {
    const calico = { egress: [{ action: 'Allow', destination: { nets: ['10.0.0.1/32'] } }] };
    assert.doesNotMatch(await notes({ engine: 'calico', policy: { egress: { enabled: true }, calico } }), apiserver);
    assert.doesNotMatch(await notes({ engine: 'cilium', policy: { egress: { enabled: true } } }), apiserver);
  });

  it('warn that names stay unknown without a DNS rule', async () => {
    const unseen = /toFQDNs only knows names whose lookups pass/;
    const names = { toFQDNs: [{ matchPattern: '*.example.com' }] };
    const own = { toEntities: ['all'], toPorts: [{ ports: [{ port: '53' }], rules: { dns: [{ matchPattern: '*' }] } }] };
    const text = (dns: boolean, egress: readonly object[]) =>
      notes({ engine: 'cilium', policy: { egress: { enabled: true, dns }, cilium: { egress } } });
    assert.match(await text(false, [names]), unseen);
    assert.doesNotMatch(await text(false, [names, own]), unseen);
    assert.doesNotMatch(await text(true, [names]), unseen);
    assert.doesNotMatch(await text(false, [{ toEntities: ['all'] }]), unseen);
  });

  it('say what stays open under clusterNetworkPolicy, and what openPorts=false closes', async () => {
    assert.match(await notes({ engine: 'clusterNetworkPolicy' }), /from outside the cluster stays open/);
    assert.match(await notes({ policy: { openPorts: false } }), /a port that no rule of yours names is closed/);
  });
});
