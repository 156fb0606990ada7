import { calicoPolicy, clusterPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('cluster-wide-subject', [
  ['all namespaces', [clusterPolicy('priority: 1, subject: {namespaces: {}}')], ['suspicious, unknown: spec.subject']],
  [
    'a GlobalNetworkPolicy without a selector',
    [calicoPolicy('types: [Ingress]', 'shop', 'GlobalNetworkPolicy')],
    ['suspicious, unknown: spec.selector'],
  ],
  ['one namespace', [clusterPolicy('priority: 1, subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: shop}}}')], []],
  ['a policy of a namespace', [calicoPolicy('types: [Ingress]')], []],
]);
