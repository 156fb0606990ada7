import { ciliumPolicy, deployment } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('empty-direction', [
  [
    'ingress is empty beside egress rules',
    [deployment('api'), ciliumPolicy('endpointSelector: {}, ingress: [], egress: [{toEntities: [cluster]}]')],
    ['open by accident, certain: spec.ingress'],
  ],
  [
    'egress is null',
    [deployment('api'), ciliumPolicy('endpointSelector: {}, ingress: [{}], egress: null')],
    ['open by accident, certain: spec.egress'],
  ],
  [
    'another policy closes it all the same',
    [
      deployment('api'),
      ciliumPolicy('endpointSelector: {}, ingress: [], egress: [{toEntities: [cluster]}]'),
      ciliumPolicy('endpointSelector: {}, ingress: [{}]', 'deny'),
    ],
    ['without effect, certain: spec.ingress'],
  ],
  ['the direction has an empty rule, which closes it', [deployment('api'), ciliumPolicy('endpointSelector: {}, ingress: [{}]')], []],
  ['the direction is left out', [deployment('api'), ciliumPolicy('endpointSelector: {}, egress: [{toEntities: [cluster]}]')], []],
]);
