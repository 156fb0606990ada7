import { deployment, networkPolicy, service } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('undeclared-port', [
  [
    'a port that no container declares',
    [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 8081}]}]')],
    ['suspicious, unknown: spec.ingress[0].ports[0]'],
  ],
  [
    'the other protocol',
    [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 8080, protocol: UDP}]}]')],
    ['suspicious, unknown: spec.ingress[0].ports[0]'],
  ],
  ['a declared port', [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 8080}]}]')], []],
  [
    'a range with a declared port in it',
    [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 8000, endPort: 9000}]}]')],
    [],
  ],
  [
    'no container declares anything',
    [deployment('api', { ports: '[]' }), networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 8081}]}]')],
    [],
  ],
  [
    "a Service's port is another finding",
    [
      deployment('api'),
      service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: 8080}]'),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 80}]}]'),
    ],
    [],
  ],
]);
