import { ciliumPolicy, clusterPolicy, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('refused-policy', [
  [
    'a priority that the API refuses',
    [clusterPolicy('priority: 2000, subject: {namespaces: {}}')],
    ['open by accident, certain: spec.priority'],
  ],
  ['a Cilium policy without any rule', [ciliumPolicy('endpointSelector: {}, ingress: []')], ['open by accident, certain: spec']],
  ['a policy that is taken', [networkPolicy('podSelector: {}')], []],
]);
