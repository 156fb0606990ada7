import { ciliumPolicy, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('cidr-holds-cluster', [
  [
    'a private block',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '10.0.0.0/8'}}], ports: [{port: 443}]}]",
      ),
    ],
    ['undefined, unknown: spec.egress[0].to[0]'],
  ],
  [
    'a private block in Cilium',
    [ciliumPolicy('endpointSelector: {}, egress: [{toCIDR: [10.0.0.0/8]}]')],
    ['suspicious, unknown: spec.egress[0].toCIDR[0]'],
  ],
  [
    'the internet without some of the private blocks',
    [
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]',
      ),
    ],
    ['open by accident, unknown: spec.egress[0].to[0]'],
  ],
  [
    'the internet without any of them',
    [
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}}]}]',
      ),
    ],
    [],
  ],
  [
    'everything',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '0.0.0.0/0'}}], ports: [{port: 443}]}]",
      ),
    ],
    [],
  ],
  [
    'some hosts',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '10.20.30.0/24'}}], ports: [{port: 443}]}]",
      ),
    ],
    [],
  ],
  [
    'a block outside',
    [
      networkPolicy(
        "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '198.51.0.0/16'}}], ports: [{port: 443}]}]",
      ),
    ],
    [],
  ],
]);
