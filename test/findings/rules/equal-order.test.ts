import { calicoPolicy, clusterPolicy, deployment } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('equal-order', [
  [
    'Calico, one order and two actions',
    [
      deployment('api'),
      calicoPolicy('order: 1, types: [Ingress], ingress: [{action: Allow, source: {namespaceSelector: all()}}]', 'a'),
      calicoPolicy('order: 1, types: [Ingress], ingress: [{action: Deny, source: {namespaceSelector: all()}}]', 'b'),
    ],
    ['suspicious, certain: spec.ingress[0]'],
  ],
  [
    'Calico, two orders',
    [
      deployment('api'),
      calicoPolicy('order: 1, types: [Ingress], ingress: [{action: Allow, source: {namespaceSelector: all()}}]', 'a'),
      calicoPolicy('order: 2, types: [Ingress], ingress: [{action: Deny, source: {namespaceSelector: all()}}]', 'b'),
    ],
    [],
  ],
  [
    'Calico, one action',
    [
      deployment('api'),
      calicoPolicy('order: 1, types: [Ingress], ingress: [{action: Allow, source: {namespaceSelector: all()}}]', 'a'),
      calicoPolicy('order: 1, types: [Ingress], ingress: [{action: Allow, source: {namespaceSelector: all()}}]', 'b'),
    ],
    [],
  ],
  [
    'one priority',
    [
      deployment('api'),
      clusterPolicy('priority: 1, subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]', 'a'),
      clusterPolicy('priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]', 'b'),
    ],
    ['undefined, certain: spec.ingress[0]'],
  ],
  [
    'one priority, other ports',
    [
      deployment('api'),
      clusterPolicy(
        'priority: 1, subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 1}}}]}]',
        'a',
      ),
      clusterPolicy(
        'priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 2}}}]}]',
        'b',
      ),
    ],
    [],
  ],
]);
