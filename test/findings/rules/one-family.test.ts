import { networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('one-family', [
  [
    'IPv4 only',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '0.0.0.0/0'}}], ports: [{port: 443}]}]",
      ),
    ],
    ['suspicious, unknown: spec.egress[0].to[0]'],
  ],
  [
    'IPv6 only',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '::/0'}}], ports: [{port: 443}]}]",
      ),
    ],
    ['suspicious, unknown: spec.egress[0].to[0]'],
  ],
  [
    'both in two rules',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}, {to: [{ipBlock: {cidr: '::/0'}}]}]",
      ),
    ],
    [],
  ],
  [
    'a host of one family',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '192.0.2.1/32'}}], ports: [{port: 443}]}]",
      ),
    ],
    [],
  ],
]);
