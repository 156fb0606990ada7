import { deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('host-network', [
  [
    'only pods of hostNetwork',
    [deployment('api', { spec: 'hostNetwork: true' }), networkPolicy('podSelector: {matchLabels: {app: api}}')],
    ['without effect, certain: spec.podSelector'],
  ],
  ['others as well', [deployment('api', { spec: 'hostNetwork: true' }), deployment('web'), networkPolicy('podSelector: {}')], []],
  ['pods with a network of their own', [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}')], []],
]);
