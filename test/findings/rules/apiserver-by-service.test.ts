import { deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('apiserver-by-service', [
  [
    "the Service's address",
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '10.96.0.1/32'}}], ports: [{port: 443}]}]",
      ),
    ],
    ['cut off by accident, unknown: spec.egress[0].to[0]'],
  ],
  [
    "the Service's port, for who has permissions",
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '10.1.0.0/16'}}], ports: [{port: 443}]}]",
      ),
    ],
    ['cut off by accident, unknown: spec.egress[0]'],
  ],
  [
    'the same port for who has none',
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '10.1.0.0/16'}}], ports: [{port: 443}]}]",
      ),
    ],
    [],
  ],
  [
    'port 443 outside',
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '198.51.100.0/24'}}], ports: [{port: 443}]}]",
      ),
    ],
    [],
  ],
  [
    "the endpoints' port",
    [
      deployment('api', { spec: 'serviceAccountName: api' }),
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: api}, roleRef: {kind: Role, name: api}, subjects: [{kind: ServiceAccount, name: api}]}',
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '172.18.0.2/32'}}], ports: [{port: 6443}]}]",
      ),
    ],
    [],
  ],
]);
