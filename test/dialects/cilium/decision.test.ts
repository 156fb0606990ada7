import assert from 'node:assert/strict';
import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { policy, world } from './fixture.ts';

const from = (id: string) => flow(id, 'shop/web', 8080);

const cases: readonly [title: string, yaml: string, flow: Flow, decision: string, because: string][] = [
  [
    'an allow rule',
    policy(
      'ingress: [{ fromEntities: [host] }, { fromEndpoints: [{ matchLabels: { app: db } }, {}], toPorts: [{ ports: [{ port: "8080", protocol: TCP }] }] }]',
    ),
    from('shop/db'),
    'CiliumNetworkPolicy shop/web › spec.ingress[1]',
    'source shop/db (10.244.0.2) matches endpoints app=db in namespace shop or all endpoints in namespace shop; TCP 8080 matches TCP 8080',
  ],
  [
    'a deny rule',
    policy('egress: [{ toEntities: [all] }]\negressDeny: [{ toCIDRSet: [{ cidr: 198.51.100.0/24, except: [198.51.100.8/32] }] }]'),
    flow('shop/web', 'internet', 443),
    'CiliumNetworkPolicy shop/web › spec.egressDeny[0]',
    'destination internet (198.51.100.7) matches 198.51.100.0/24 except 198.51.100.8/32',
  ],
  [
    'an item of toPorts with DNS rules',
    policy(
      'egress: [{ toPorts: [{ ports: [{ port: "80" }] }, { ports: [{ port: "53", protocol: UDP }], rules: { dns: [{ matchPattern: "*" }] } }] }]',
    ),
    flow('shop/web', 'kube-system/dns', 53, { protocol: 'UDP' }),
    'CiliumNetworkPolicy shop/web › spec.egress[0].toPorts[1]',
    'UDP 53 matches UDP 53',
  ],
  [
    'a rule of specs',
    `
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: { name: all }
specs:
- { endpointSelector: {}, egress: [{}] }
- { endpointSelector: { matchLabels: { app: web } }, ingress: [{ fromEntities: [world] }] }`,
    from('internet'),
    'CiliumClusterwideNetworkPolicy all › specs[1].ingress[0]',
    'source internet (198.51.100.7) matches entity world',
  ],
  [
    'the isolation by deny rules alone',
    policy('ingressDeny: [{ fromEntities: [world] }]'),
    from('shop/db'),
    'CiliumNetworkPolicy shop/web › end of tier default',
    'CiliumNetworkPolicy shop/web isolates shop/web for ingress, and no rule of the tier allows the flow',
  ],
];

describe('cilium.io/v2 decisions', () => {
  for (const [title, yaml, given, decision, because] of cases) {
    it(title, () => {
      const step = predict(world, yaml, given).trace.findLast((candidate) => candidate.policy !== undefined);
      assert.ok(step);
      assert.equal(formatDecision(step), decision);
      assert.equal(step.because, because);
    });
  }
});
