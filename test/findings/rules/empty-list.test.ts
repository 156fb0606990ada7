import { networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

const policy = (ingress: string): readonly string[] => [networkPolicy(`podSelector: {}, ingress: ${ingress}`)];

checkCases('empty-list', [
  ['from is null', policy('[{from: null, ports: [{port: 80}]}]'), ['open by accident, certain: spec.ingress[0].from']],
  ['from is empty', policy('[{from: []}]'), ['open by accident, certain: spec.ingress[0].from']],
  ['ports is null', policy('[{from: [{podSelector: {}}], ports: null}]'), ['open by accident, certain: spec.ingress[0].ports']],
  [
    'to is null',
    [networkPolicy('podSelector: {}, policyTypes: [Egress], egress: [{to: null}]')],
    ['open by accident, certain: spec.egress[0].to'],
  ],
  ['from is left out of the only rule', policy('[{ports: [{port: 80}]}]'), []],
  ['the rule is empty, which is how to write that all is open', policy('[{}]'), []],
  ['ports is left out', policy('[{from: [{podSelector: {}}]}]'), []],
  ['a peer is everything, by its own words', policy('[{from: [{namespaceSelector: {}}]}]'), []],
  [
    'from is left out beside a rule that names peers for the same port',
    policy('[{ports: [{port: 80}]}, {from: [{podSelector: {}}], ports: [{port: 80}]}]'),
    ['suspicious, unknown: spec.ingress[0]'],
  ],
  [
    'from is left out beside a rule that names peers for another port',
    policy('[{ports: [{port: 80}]}, {from: [{podSelector: {}}], ports: [{port: 9090}]}]'),
    [],
  ],
]);
