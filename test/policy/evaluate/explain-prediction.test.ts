import assert from 'node:assert/strict';
import { decidingSteps } from '../../../harness/policy/evaluate/deciding-steps.ts';
import { explainPrediction } from '../../../harness/policy/evaluate/explain-prediction.ts';
import { flow } from '../flow.ts';
import { predict } from '../predict.ts';
import { buildWorld } from '../world.ts';

const world = buildWorld({
  nodes: { worker: {} },
  pods: { 'shop/web': { labels: { app: 'web' }, node: 'worker' }, 'shop/db': { ports: { pg: 5432 }, node: 'worker' } },
});

const policies = `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: guard }
spec:
  tier: Admin
  priority: 1
  subject: { namespaces: {} }
  ingress:
  - { action: Pass, from: [{ namespaces: { matchLabels: { kubernetes.io/metadata.name: shop } } }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: pg }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {}
  ingress:
  - from: [{ podSelector: { matchLabels: { app: api } } }]
  - ports: [{ port: 80, endPort: 90 }]
`;

describe('explainPrediction', () => {
  it('shows the chain of tiers, policies and rules', () => {
    assert.equal(
      explainPrediction(predict(world, policies, flow('shop/web', 'shop/db', 5432))),
      `
egress of shop/web
  tier default
    allow      NetworkPolicy shop/web › spec.egress[0]
               destination shop/db (10.244.0.2) matches 10.0.0.0/8
               TCP 5432 matches TCP port "pg"
ingress of shop/db
  tier Admin
    pass       ClusterNetworkPolicy guard › spec.ingress[0]
               source shop/web (10.244.0.1) matches all pods in namespaces kubernetes.io/metadata.name=shop
  tier default
    no match   NetworkPolicy shop/db
               spec.ingress[0]: source shop/web (10.244.0.1) does not match pods app=api in namespace shop (which selects nothing)
               spec.ingress[1]: TCP 5432 does not match TCP 80-90
    deny       NetworkPolicy shop/db › end of tier default
               NetworkPolicy shop/db isolates shop/db for ingress, and no rule of the tier allows the flow

denied by NetworkPolicy shop/db › end of tier default
nearest: NetworkPolicy shop/db › spec.ingress[0]: source shop/web (10.244.0.1) does not match pods app=api in namespace shop (which selects nothing)`.slice(
        1,
      ),
    );
  });

  it('shows steps without a policy', () => {
    assert.equal(
      explainPrediction(predict(world, policies, flow('worker', 'shop/db', 5432))),
      `
egress of worker
  allow      worker is not a pod, so no policy selects it
ingress of shop/db
  allow      shop/db runs on node worker, and a node always reaches its own pods

allowed
  egress   worker is not a pod, so no policy selects it
  ingress  shop/db runs on node worker, and a node always reaches its own pods`.slice(1),
    );
  });

  it('concludes with what allowed each direction', () => {
    const ports = policies.replace('port: 80, endPort: 90', 'port: 5432');
    assert.deepEqual(
      explainPrediction(predict(world, ports, flow('shop/web', 'shop/db', 5432)))
        .split('\n')
        .slice(-3),
      ['allowed', '  egress   NetworkPolicy shop/web › spec.egress[0]', '  ingress  NetworkPolicy shop/db › spec.ingress[1]'],
    );
  });
});

describe('decidingSteps', () => {
  const directions = (source: string, destination: string): string[] =>
    decidingSteps(predict(world, policies, flow(source, destination, 5432))).map(({ direction, effect }) => `${direction} ${effect}`);

  it('has what let a flow through or stopped it', () => {
    assert.deepEqual(directions('shop/web', 'shop/db'), ['egress allow', 'ingress deny']);
    assert.deepEqual(directions('shop/db', 'shop/web'), ['egress allow', 'ingress deny']);
    assert.deepEqual(directions('shop/web', 'worker'), ['egress deny']);
    assert.deepEqual(directions('worker', 'shop/db'), ['egress allow', 'ingress allow']);
    assert.deepEqual(directions('shop/db', 'shop/db'), ['egress allow']);
  });
});
