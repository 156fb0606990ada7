import { calicoPolicy, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('rule-without-effect', [
  [
    'twice the same',
    [
      networkPolicy(
        'podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}, {from: [{podSelector: {}}], ports: [{port: 80}]}]',
      ),
    ],
    ['without effect, certain: spec.ingress[1]'],
  ],
  [
    'a wider one after it',
    [networkPolicy('podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}, {from: [{podSelector: {}}]}]')],
    ['without effect, certain: spec.ingress[0]'],
  ],
  [
    'another port',
    [
      networkPolicy(
        'podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}, {from: [{podSelector: {}}], ports: [{port: 81}]}]',
      ),
    ],
    [],
  ],
  [
    'Calico: a narrower one after a wider one',
    [calicoPolicy('types: [Ingress], ingress: [{action: Allow}, {action: Deny, source: {selector: "a == \'b\'"}}]')],
    ['without effect, certain: spec.ingress[1]'],
  ],
  [
    'Calico: a narrower one before a wider one',
    [calicoPolicy('types: [Ingress], ingress: [{action: Deny, source: {selector: "a == \'b\'"}}, {action: Allow}]')],
    [],
  ],
  ['Calico: after one that only logs', [calicoPolicy('types: [Ingress], ingress: [{action: Log}, {action: Allow}]')], []],
]);
