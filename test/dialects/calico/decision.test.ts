import assert from 'node:assert/strict';
import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { globalPolicy, object, policy, together, world } from './fixture.ts';

const from = (id: string) => flow(id, 'shop/web', 8080);

const cases: readonly [title: string, yaml: string, flow: Flow, decision: string, because: string][] = [
  [
    'a rule after one that does not match',
    policy("ingress: [{ action: Deny, source: { nets: [198.51.100.0/24] } }, { action: Allow, source: { selector: app == 'db' } }]"),
    from('shop/db'),
    'NetworkPolicy shop/web › spec.ingress[1]',
    "source shop/db (10.244.0.2) matches selector app == 'db' in namespace shop",
  ],
  [
    'every condition of a rule in words',
    globalPolicy(
      "selector: app == 'web'\ningress: [{ action: Deny, protocol: TCP, source: { selector: has(app), notSelector: app == 'db', namespaceSelector: team == 'b', serviceAccounts: { names: [prometheus] }, notNets: [10.0.0.0/16] }, destination: { ports: [http] } }]",
    ),
    from('mon/prometheus'),
    'GlobalNetworkPolicy all › spec.ingress[0]',
    "source mon/prometheus (10.244.0.3) does not match 10.0.0.0/16; source mon/prometheus (10.244.0.3) matches selector has(app) not selector app == 'db' service accounts prometheus in namespaces team == 'b'; TCP 8080 matches TCP port \"http\"",
  ],
  [
    'the end of a tier',
    together(
      object('Tier', 'name: first', '{ order: 1 }'),
      policy('tier: first\norder: 1\ntypes: [Ingress]', 'a'),
      policy('tier: first\norder: 2\ntypes: [Egress]', 'b'),
    ),
    from('internet'),
    'NetworkPolicy shop/a › end of tier first',
    'NetworkPolicy shop/a isolates shop/web for ingress, and no rule of the tier allows the flow',
  ],
  [
    'a Service',
    policy('egress: [{ action: Allow, destination: { services: { name: kubernetes, namespace: default } } }]'),
    flow('shop/web', 'apiserver', 6443),
    'NetworkPolicy shop/web › spec.egress[0]',
    'destination apiserver (172.18.0.100) matches Service default/kubernetes; TCP 6443 matches TCP port "Service default/kubernetes"',
  ],
];

describe('projectcalico.org/v3 decisions', () => {
  for (const [title, yaml, given, decision, because] of cases) {
    it(title, () => {
      const step = predict(world, yaml, given).trace.findLast((candidate) => candidate.policy !== undefined);
      assert.ok(step);
      assert.equal(formatDecision(step), decision);
      assert.equal(step.because, because);
    });
  }
});
