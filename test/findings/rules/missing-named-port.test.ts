import { calicoPolicy, ciliumPolicy, deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('missing-named-port', [
  [
    'a name that no container has',
    [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: web}]}]')],
    ['cut off by accident, certain: spec.ingress[0].ports[0]'],
  ],
  [
    'in Cilium',
    [deployment('api'), ciliumPolicy('endpointSelector: {}, ingress: [{fromEntities: [all], toPorts: [{ports: [{port: web}]}]}]')],
    ['cut off by accident, certain: spec.ingress[0].toPorts[0].ports[0]'],
  ],
  [
    'in Calico',
    [deployment('api'), calicoPolicy('types: [Ingress], ingress: [{action: Allow, protocol: TCP, destination: {ports: [web]}}]')],
    ['cut off by accident, certain: spec.ingress[0].destination.ports[0]'],
  ],
  [
    'of the other protocol',
    [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: http, protocol: UDP}]}]')],
    ['cut off by accident, certain: spec.ingress[0].ports[0]'],
  ],
  [
    'a name that one has',
    [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: http}]}]')],
    [],
  ],
  [
    'one of two workloads has it',
    [deployment('api'), deployment('job', { ports: '[]' }), networkPolicy('podSelector: {}, ingress: [{ports: [{port: http}]}]')],
    [],
  ],
  [
    'pods that nobody renders',
    [
      deployment('api'),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: pg}]}]',
      ),
    ],
    [],
  ],
]);
