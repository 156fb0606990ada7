import { allowed, denied } from '../harness/scenario/expectation.ts';
import { scenario } from '../harness/scenario/scenario.ts';
import { podsOf } from './values/peers.ts';

scenario({
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
  ],
});

scenario({
  id: 'additional-ingress-port',
  claim: 'additional-ingress',
  title: 'additionalIngress opens a port that the knobs do not cover',
  engines: ['kubernetes'],
  values: ({ namespaces }) => ({
    networkPolicy: {
      enabled: true,
      additionalIngress: [{ ports: [{ protocol: 'TCP', port: 9990, endPort: 9999 }], from: [podsOf(namespaces.monitoring)] }],
    },
  }),
  expect: () => [
    allowed('prometheus', 'controller:unlisted', 'additionalIngress names its namespace and a range that holds the port'),
    denied('prometheus', 'controller:unlisted-udp', 'additionalIngress names TCP only'),
    denied('stranger', 'controller:unlisted', 'additionalIngress does not name its namespace'),
    allowed('stranger', 'controller:metrics', 'the metrics row stays as it was'),
  ],
});
