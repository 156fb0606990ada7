import assert from 'node:assert/strict';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld, type WorldSpec } from '../../policy/world.ts';

const controlPlane = { 'node-role.kubernetes.io/control-plane': '' };

/** Whether a policy that denies some nodes denies the apiserver. */
function deniesApiserver(selector: string, spec: WorldSpec): boolean {
  const yaml = `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: guard }
spec:
  tier: Admin
  priority: 10
  subject: { namespaces: {} }
  egress: [{ action: Deny, to: [{ nodes: { matchLabels: ${selector} } }] }]
`;
  const world = buildWorld({ pods: { 'shop/web': { node: 'worker' } }, ...spec });
  return predict(world, yaml, flow('shop/web', 'apiserver', 6443)).verdict === 'denied';
}

describe('ClusterNetworkPolicy: an apiserver among nodes', () => {
  const nodes = { worker: { labels: { disk: 'hdd' } }, master: { labels: { ...controlPlane, disk: 'ssd' } } };
  const onControlPlane = '{ node-role.kubernetes.io/control-plane: "" }';

  it('has the labels of its own node', () => {
    const spec = { nodes, apiserver: { node: 'master', addresses: ['172.18.0.99'] } };
    assert.equal(deniesApiserver('{ disk: ssd }', spec), true);
    assert.equal(deniesApiserver('{ disk: hdd }', spec), false);
    assert.equal(deniesApiserver(onControlPlane, spec), true);
    const worker = { nodes, apiserver: { node: 'worker', addresses: ['172.18.0.99'] } };
    assert.equal(deniesApiserver(onControlPlane, worker), false);
  });

  it('has the label of the control plane alone where its node is not known', () => {
    assert.equal(deniesApiserver(onControlPlane, { nodes }), true);
    assert.equal(deniesApiserver('{ disk: ssd }', { nodes }), false);
  });
});
