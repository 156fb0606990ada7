import { deployment, networkPolicy, service } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('egress-without-dns', [
  [
    'to pods, without DNS',
    [
      deployment('api'),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}]',
      ),
    ],
    ['cut off by accident, unknown: '],
  ],
  [
    'the workload names a Service',
    [
      deployment('api', { container: 'args: ["--url=http://web:80/"]' }),
      deployment('web'),
      service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: 8080}]'),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}]',
      ),
    ],
    ['cut off by accident, certain: '],
  ],
  [
    'over UDP only',
    [
      deployment('api'),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}, {ports: [{protocol: UDP, port: 53}]}]',
      ),
    ],
    ['suspicious, unknown: '],
  ],
  [
    'over both',
    [
      deployment('api'),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}, {ports: [{protocol: UDP, port: 53}, {port: 53}]}]',
      ),
    ],
    [],
  ],
  ['to nobody at all', [deployment('api'), networkPolicy('podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: []')], []],
  [
    'to addresses only',
    [
      deployment('api'),
      networkPolicy('podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.1/32}}]}]'),
    ],
    [],
  ],
]);
