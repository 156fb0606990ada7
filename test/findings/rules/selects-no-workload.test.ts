import { deployment, networkPolicy, service } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

const policy = (labels: string, name?: string): string => networkPolicy(`podSelector: {matchLabels: ${labels}}`, name);

checkCases('selects-no-workload', [
  ['a slip of the pen', [deployment('api'), policy('{app: apis}')], ['open by accident, certain: spec.podSelector']],
  ['a label that nobody has', [deployment('api'), policy('{name: api}')], ['open by accident, certain: spec.podSelector']],
  [
    'a component that is not rendered, beside one that has its own policy',
    [deployment('api'), policy('{app: api}', 'own'), policy('{app: cache}')],
    ['without effect, certain: spec.podSelector'],
  ],
  ['it selects one', [deployment('api'), policy('{app: api}')], []],
  ['it selects one without pods for now', [deployment('api').replace('spec: {', 'spec: {replicas: 0, '), policy('{app: api}')], []],
  ['it selects everybody', [deployment('api'), networkPolicy('podSelector: {}')], []],
  ['there is no workload in the source', [policy('{app: api}')], []],
  ['there is none in its namespace', [deployment('api', { namespace: 'other' }), policy('{app: apis}')], []],
  [
    'an operator makes pods of a custom resource',
    [deployment('api'), policy('{cnpg: db}'), '{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}}'],
    ['open by accident, unknown: spec.podSelector'],
  ],
  [
    'a Service selects pods that nobody renders and that may be the same',
    [deployment('api'), policy('{app: db}'), service('db', 'selector: {app: db}, ports: [{port: 5432}]')],
    ['without effect, unknown: spec.podSelector'],
  ],
  [
    'a Service selects other pods that nobody renders',
    [deployment('api'), policy('{app: apis}'), service('db', 'selector: {app: db}, ports: [{port: 5432}]')],
    ['open by accident, certain: spec.podSelector'],
  ],
]);
