import { calicoPolicy, clusterPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('cluster-scoped-name', [
  [
    'without the name of the release',
    [clusterPolicy('priority: 1, subject: {namespaces: {}}', 'deny')],
    ['suspicious, unknown: metadata.name'],
  ],
  ['with it', [clusterPolicy('priority: 1, subject: {namespaces: {}}', 'shop-deny')], []],
  ['in a namespace', [calicoPolicy('types: [Ingress]', 'deny')], []],
]);
