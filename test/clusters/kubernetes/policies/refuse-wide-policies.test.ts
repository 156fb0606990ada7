import assert from 'node:assert/strict';
import { refuseWidePolicies } from '../../../../clusters/kubernetes/policies/refuse-wide-policies.ts';
import type { CellPolicies } from '../../../../harness/cluster/cluster.ts';
import { manifests } from '../../../policy/manifests.ts';
import { buildWorld } from '../../../policy/world.ts';
import { fakeApi } from '../../cni/fake-api.ts';
import { defaultSettings as settings } from '../../../../harness/dialects/settings.ts';

const namespace = 'npc-abc123-tiny-p';
/** Another namespace of the run. */
const beside = 'npc-abc123-peers';
const world = buildWorld({
  pods: { [`${namespace}/controller`]: { labels: { app: 'controller' } }, [`${beside}/peer`]: { labels: { app: 'peer' } } },
});

/** What is in the cluster: the run's pod, and somebody's shop. */
const namespaces = [
  { metadata: { name: namespace, labels: { 'kubernetes.io/metadata.name': namespace } } },
  { metadata: { name: beside, labels: { 'kubernetes.io/metadata.name': beside } } },
  { metadata: { name: 'shop', labels: { 'kubernetes.io/metadata.name': 'shop', team: 'payments' } } },
  { metadata: { name: 'empty', labels: { 'kubernetes.io/metadata.name': 'empty', team: 'new' } } },
];
const pods = [
  { metadata: { name: 'controller', namespace, labels: { app: 'controller' } } },
  { metadata: { name: 'till', namespace: 'shop', labels: { app: 'till' } }, spec: { serviceAccountName: 'till' } },
];

function cellOf(yaml: string): CellPolicies {
  return { cell: namespace, manifests: manifests(yaml), ruleset: { tiers: [] } };
}

/** @returns why the cell is refused, and what the cluster was asked for */
async function refusal(yaml: string): Promise<readonly [string | undefined, readonly string[]]> {
  const asked: string[] = [];
  await using fake = await fakeApi((request, response) => {
    asked.push(request.path);
    response.end(JSON.stringify({ items: request.path === '/api/v1/namespaces' ? namespaces : pods }));
  });
  const refused = await refuseWidePolicies([cellOf(yaml)], { api: fake.api, world, settings, made: new Set([namespace, beside]) });
  const result = refused.get(namespace);
  return [result?.kind === 'refused' ? result.message : undefined, asked.toSorted()];
}

const clusterNetworkPolicy = (subject: string): string => `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: wide }
spec: { tier: Admin, priority: 1, subject: ${subject}, ingress: [{ action: Deny, from: [{ namespaces: {} }] }] }
`;

describe('cluster-scoped policies on a shared cluster', () => {
  for (const [what, yaml, selected] of [
    [
      'a ClusterNetworkPolicy that selects a namespace of the users by its label',
      clusterNetworkPolicy('{ namespaces: { matchLabels: { team: payments } } }'),
      'shop/till',
    ],
    [
      'a ClusterNetworkPolicy that selects a namespace which has no pod yet',
      clusterNetworkPolicy('{ namespaces: { matchLabels: { team: new } } }'),
      'empty/any new pod',
    ],
    [
      'a GlobalNetworkPolicy that selects a pod of the users',
      "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: wide }\nspec: { selector: app == 'till', types: [Ingress] }\n",
      'shop/till',
    ],
    [
      'a CiliumClusterwideNetworkPolicy that selects a pod of the users',
      'apiVersion: cilium.io/v2\nkind: CiliumClusterwideNetworkPolicy\nmetadata: { name: wide }\nspec: { endpointSelector: { matchLabels: { app: till } }, ingress: [{}] }\n',
      'shop/till',
    ],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const [message = ''] = await refusal(yaml);
      assert.ok(message.includes(` wide selects ${selected}, which is not of this run`), message);
    });
  }

  it('are taken where they select the release namespace only', async () => {
    const own = `{ namespaces: { matchLabels: { kubernetes.io/metadata.name: ${namespace} } } }`;
    assert.deepEqual(await refusal(clusterNetworkPolicy(own)), [undefined, ['/api/v1/namespaces', '/api/v1/pods']]);
  });

  it("are left to the model where they select the run's other namespaces: generated worlds have several", async () => {
    const both = `{ namespaces: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [${namespace}, ${beside}] }] } }`;
    assert.equal((await refusal(clusterNetworkPolicy(both)))[0], undefined);
  });

  it('ask the cluster nothing where there are none', async () => {
    const policy = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: own, namespace: ${namespace} }\nspec: { podSelector: {} }\n`;
    assert.deepEqual(await refusal(policy), [undefined, []]);
  });
});
