import { calicoPolicy, deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('unnamed-direction', [
  [
    'egress rules, and types name Ingress only',
    [deployment('api'), networkPolicy('podSelector: {}, policyTypes: [Ingress], egress: [{to: [{podSelector: {}}]}]')],
    ['open by accident, certain: spec.egress'],
  ],
  [
    'ingress rules, and types name Egress only',
    [deployment('api'), networkPolicy('podSelector: {}, policyTypes: [Egress], ingress: [{from: [{podSelector: {}}]}]')],
    ['open by accident, certain: spec.ingress'],
  ],
  [
    'the same in Calico',
    [deployment('api'), calicoPolicy('types: [Egress], ingress: [{action: Allow, source: {selector: "app == \'x\'"}}]')],
    ['open by accident, certain: spec.ingress'],
  ],
  ['types are left to the rules', [deployment('api'), networkPolicy('podSelector: {}, egress: [{to: [{podSelector: {}}]}]')], []],
  [
    'an empty list of the direction that is not named',
    [deployment('api'), networkPolicy('podSelector: {}, policyTypes: [Ingress], egress: []')],
    [],
  ],
]);
