import { allowed, denied, scenario, specFile } from './words.ts';
import { namespaceNamed } from './values/peers.ts';

const baselineYieldsScenario = scenario({
  id: 'baseline-yields',
  claim: 'baseline-yields',
  title: 'A NetworkPolicy decides before the rendered policy, which is in the Baseline tier',
  engines: ['clusterNetworkPolicy'],
  values: () => ({ gate: { enabled: true }, networkPolicy: { enabled: true, defaultDeny: { enabled: true } } }),
  foreignPolicies: ({ releaseNamespace, namespaces }) => [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'by-a-developer', namespace: releaseNamespace },
      spec: {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ namespaceSelector: namespaceNamed(namespaces.stranger) }], ports: [{ protocol: 'TCP', port: 9999 }] }],
      },
    },
  ],
  expect: () => [
    allowed('stranger', 'controller:unlisted', 'the NetworkPolicy allows what the Baseline tier would deny'),
    denied('prometheus', 'controller:metrics', 'the NetworkPolicy isolates, so what the Baseline tier would accept is denied'),
    denied('flagger', 'controller:gate', 'the NetworkPolicy isolates, so what the Baseline tier would accept is denied'),
    denied('prometheus', 'controller:unlisted', 'neither lets it in'),
    denied('stranger', 'neighbour:http', 'neither lets it in'),
    allowed('controller', 'stranger:http', 'neither isolates egress'),
  ],
});

export default specFile(baselineYieldsScenario);
