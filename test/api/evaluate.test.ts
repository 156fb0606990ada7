import assert from 'node:assert/strict';
import { evaluate } from '../../api/index.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { flow } from '../policy/flow.ts';
import { buildWorld } from '../policy/world.ts';

const world = buildWorld({ pods: { 'a/web': { labels: { app: 'web' } }, 'a/client': {} } });
const asked = flow('a/client', 'a/web', 80);
const policy = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: deny, namespace: a }
spec: { priority: 1, tier: application, appliedTo: [{ podSelector: {} }], ingress: [{ action: Drop }] }
`;

describe('evaluate of the API', () => {
  for (const [apiVersion, kind] of [
    ['crd.antrea.io/v1beta1', 'NetworkPolicy'],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
    ['security.istio.io/v1', 'AuthorizationPolicy'],
    ['k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy'],
    ['k8s.ovn.org/v1', 'EgressFirewall'],
    ['extensions/v1beta1', 'NetworkPolicy'],
    ['acme.example/v1', 'Shield'],
  ] as const)
    it(`predicts nothing beside a ${kind} of ${apiVersion}, which no dialect reads`, () => {
      assert.throws(
        () => evaluate(policy(apiVersion, kind), world, asked),
        (error) =>
          error instanceof UserError &&
          error.message.startsWith(
            `manifests.yaml: ${kind} a/deny: apiVersion: ${apiVersion} ${kind} is not a policy this model understands; `,
          ),
      );
    });

  it('leaves out what decides no flow', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: a }\nspec: { selector: {} }\n---\n';
    const staged = policy('projectcalico.org/v3', 'StagedNetworkPolicy');
    assert.equal(evaluate(service + staged, world, asked).verdict, 'allowed');
  });
});
