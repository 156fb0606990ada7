import { ciliumPolicy, deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('egress-without-apiserver', [
  [
    'permissions, and egress for DNS only',
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      networkPolicy('podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{ports: [{protocol: UDP, port: 53}]}]'),
    ],
    ['cut off by accident, certain: '],
  ],
  [
    'an address that may be the apiserver',
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{ports: [{protocol: UDP, port: 53}]}, {to: [{ipBlock: {cidr: 172.18.0.2/32}}], ports: [{port: 6443}]}]',
      ),
    ],
    [],
  ],
  [
    'the entity kube-apiserver',
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      ciliumPolicy('endpointSelector: {}, egress: [{toEntities: [kube-apiserver]}]'),
    ],
    [],
  ],
  [
    'no permissions',
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      networkPolicy('podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{ports: [{protocol: UDP, port: 53}]}]'),
    ],
    [],
  ],
  [
    'no token',
    [
      deployment('api', { spec: 'serviceAccountName: api, automountServiceAccountToken: false' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      networkPolicy('podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{ports: [{protocol: UDP, port: 53}]}]'),
    ],
    [],
  ],
]);
