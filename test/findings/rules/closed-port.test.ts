import { deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('closed-port', [
  [
    'one of two ports',
    [
      deployment('api', { ports: '[{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]' }),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: http}]}]'),
    ],
    ['suspicious, unknown: '],
  ],
  [
    'probes of the node use it',
    [
      deployment('api', {
        ports: '[{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]',
        container: 'readinessProbe: {httpGet: {port: metrics}}',
      }),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: http}]}]'),
    ],
    [],
  ],
  [
    'none is opened',
    [
      deployment('api', { ports: '[{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]' }),
      networkPolicy('podSelector: {matchLabels: {app: api}}'),
    ],
    [],
  ],
  [
    'all are opened',
    [
      deployment('api', { ports: '[{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]' }),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {}}]}]'),
    ],
    [],
  ],
]);
