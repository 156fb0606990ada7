import { deployment, networkPolicy, service } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('service-port', [
  [
    "the Service's port",
    [
      deployment('api'),
      service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: 8080}]'),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 80}]}]'),
    ],
    ['cut off by accident, certain: spec.ingress[0].ports[0]'],
  ],
  [
    'both are opened',
    [
      deployment('api'),
      service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: 8080}]'),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 80}, {port: 8080}]}]'),
    ],
    [],
  ],
  [
    "the pod's port",
    [
      deployment('api'),
      service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: 8080}]'),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 8080}]}]'),
    ],
    [],
  ],
  [
    'a container has the number as well',
    [
      deployment('api', { ports: '[{containerPort: 80}, {containerPort: 8080}]' }),
      service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: 8080}]'),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 80}]}]'),
    ],
    [],
  ],
]);
