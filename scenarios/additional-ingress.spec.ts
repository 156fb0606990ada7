import { allowed, denied, scenario, specFile } from './words.ts';
import { podsOf } from './values/peers.ts';

const additionalIngressScenario = scenario({
  id: 'additional-ingress',
  claim: 'additional-ingress',
  title: "The specification's additionalIngress opens metrics to the monitoring namespace beside metrics.from",
  engines: ['kubernetes'],
  values: ({ namespaces }) => ({
    networkPolicy: {
      enabled: true,
      metrics: { from: [podsOf(namespaces['flagger-system'])] },
      additionalIngress: [{ ports: [{ protocol: 'TCP', port: 8080 }], from: [podsOf(namespaces.monitoring)] }],
    },
  }),
  expect: () => [
    allowed('prometheus', 'controller:metrics', 'additionalIngress names its namespace'),
    allowed('flagger', 'controller:metrics', 'metrics.from names its namespace'),
    denied('stranger', 'controller:metrics', 'neither names its namespace'),
    denied('prometheus', 'controller:unlisted', 'additionalIngress names port 8080 only'),
    denied('flagger', 'controller:unlisted', 'metrics.from is about the metrics port only'),
  ],
});

const additionalIngressPortScenario = scenario({
  id: 'additional-ingress-port',
  claim: 'additional-ingress',
  title: 'additionalIngress opens a range of ports that the knobs do not cover, from its first to its last',
  engines: ['kubernetes'],
  // The controller listens at both ends of the range and beside them: 9996, 9999, and 9995 and 10000.
  values: ({ namespaces }) => ({
    ports: { webhook: 9995, health: 9996, gate: 10_000 },
    networkPolicy: {
      enabled: true,
      additionalIngress: [{ ports: [{ protocol: 'TCP', port: 9996, endPort: 9999 }], from: [podsOf(namespaces.monitoring)] }],
    },
  }),
  expect: () => [
    denied('prometheus', 'controller:webhook', 'its port is one below the range'),
    allowed('prometheus', 'controller:health', 'its port is the first of the range'),
    allowed('prometheus', 'controller:unlisted', 'its port is the last of the range'),
    denied('prometheus', 'controller:gate', 'its port is one above the range'),
    denied('prometheus', 'controller:unlisted-udp', 'additionalIngress names TCP only'),
    denied('stranger', 'controller:unlisted', 'additionalIngress does not name its namespace'),
    allowed('stranger', 'controller:metrics', 'the metrics row stays as it was'),
  ],
});

export default specFile(additionalIngressScenario, additionalIngressPortScenario);
