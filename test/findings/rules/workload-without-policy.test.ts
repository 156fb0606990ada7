import { deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('workload-without-policy', [
  [
    'one of two',
    [deployment('api'), deployment('web'), networkPolicy('podSelector: {matchLabels: {app: api}}')],
    ['suspicious, unknown: '],
  ],
  ['both', [deployment('api'), deployment('web'), networkPolicy('podSelector: {}')], []],
  ['neither', [deployment('api'), deployment('web')], []],
  [
    'one of hostNetwork',
    [deployment('api'), deployment('web', { spec: 'hostNetwork: true' }), networkPolicy('podSelector: {matchLabels: {app: api}}')],
    [],
  ],
  [
    'in another namespace',
    [deployment('api'), deployment('web', { namespace: 'other' }), networkPolicy('podSelector: {matchLabels: {app: api}}')],
    [],
  ],
]);
