import { allowed, denied, type Places, scenario, specFile } from './words.ts';
import { completeEgress } from './values/egress.ts';
import { calicoRule, ciliumRule, clusterRule } from './values/passthrough.ts';

const dialects = ['cilium', 'calico', 'clusterNetworkPolicy'] as const;
const prometheus = (places: Places) => ({ namespace: places.namespaces.monitoring, labels: { 'app.kubernetes.io/name': 'prometheus' } });
const grafana = (places: Places) => ({ namespace: places.namespaces.monitoring, labels: { 'app.kubernetes.io/name': 'grafana' } });
const flagger = (places: Places) => ({ namespace: places.namespaces['flagger-system'], labels: { 'app.kubernetes.io/name': 'flagger' } });
const stranger = (places: Places) => ({ namespace: places.namespaces.stranger, labels: { app: 'stranger' } });

const passthroughSpecificationScenario = scenario({
  id: 'passthrough-specification',
  claim: 'passthrough',
  title: "The specification's own example renders as it stands; its fromEndpoints means the release namespace",
  engines: ['cilium'],
  values: () => ({
    gate: { enabled: true },
    networkPolicy: {
      enabled: true,
      egress: { enabled: true, dns: true },
      cilium: {
        ingress: [{ fromEndpoints: [{ matchLabels: { 'app.kubernetes.io/name': 'flagger' } }] }],
        egress: [{ toFQDNs: [{ matchName: 'bucket.example.com' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] }],
      },
    },
  }),
  expect: () => [
    allowed('flagger', 'controller:gate', 'the gate row is open to everyone'),
    denied('flagger', 'controller:unlisted', 'fromEndpoints without a namespace label selects pods of the release namespace only'),
    allowed('flagger-beside', 'controller:unlisted', 'fromEndpoints selects a Flagger of the release namespace'),
    denied('neighbour', 'controller:unlisted', 'fromEndpoints does not select it'),
    allowed('controller', 's3:service', 'toFQDNs names it', { approach: { kind: 'name', name: 'bucket.example.com' } }),
    denied('controller', 'outsider:service', 'toFQDNs does not name it', { approach: { kind: 'name', name: 'outsider.example.net' } }),
  ],
});

const passthroughOpensScenario = scenario({
  id: 'passthrough-opens',
  claim: 'passthrough',
  title: 'Passthrough rules open what no row names, in both directions',
  engines: dialects,
  values: (places, engine) => ({
    networkPolicy: {
      enabled: true,
      egress: completeEgress(places, 'outside', engine),
      cilium: { ingress: [ciliumRule.ingress(flagger(places), 9999)], egress: [ciliumRule.egress(stranger(places), 8080)] },
      calico: {
        ingress: [calicoRule.ingress('Allow', flagger(places), 9999)],
        egress: [calicoRule.egress('Allow', stranger(places), 8080)],
      },
      clusterNetworkPolicy: {
        ingress: [clusterRule.ingress('Accept', flagger(places), 9999)],
        egress: [clusterRule.egress('Accept', stranger(places), 8080)],
      },
    },
  }),
  expect: () => [
    allowed('flagger', 'controller:unlisted', 'the passthrough names it and the port'),
    denied('flagger', 'controller:unlisted-udp', 'the passthrough names TCP'),
    denied('flagger', 'controller:health', 'the passthrough names another port'),
    denied('flagger-beside', 'controller:unlisted', 'the passthrough names another namespace'),
    denied('stranger', 'controller:unlisted', 'the passthrough does not name it'),
    allowed('prometheus', 'controller:metrics', 'the rows stay as they were'),
    allowed('controller', 'stranger:http', 'the passthrough names it and the port'),
    denied('controller', 'stranger:other', 'the passthrough names another port'),
    denied('controller', 'impostor:http', 'in the right namespace, but another pod'),
    denied('controller', 'outsider:service', 'the passthrough does not name it'),
    allowed('controller', 's3:service', 'the rows stay as they were'),
  ],
});

const passthroughDeniesScenario = scenario({
  id: 'passthrough-denies',
  claim: 'passthrough',
  title: 'Where order counts, a Deny in the passthrough comes before the rows',
  engines: ['calico', 'clusterNetworkPolicy'],
  values: (places, engine) => ({
    networkPolicy: {
      enabled: true,
      egress: completeEgress(places, 'in the cluster', engine),
      calico: {
        ingress: [calicoRule.ingress('Deny', grafana(places), 8080)],
        egress: [calicoRule.egress('Deny', { namespace: places.namespaces.minio, labels: { app: 'minio' } }, 9000)],
      },
      clusterNetworkPolicy: {
        ingress: [clusterRule.ingress('Deny', grafana(places), 8080)],
        egress: [clusterRule.egress('Deny', { namespace: places.namespaces.minio, labels: { app: 'minio' } }, 9000)],
      },
    },
  }),
  expect: () => [
    denied('grafana', 'controller:metrics', 'the passthrough denies it before the metrics row allows everyone'),
    allowed('prometheus', 'controller:metrics', 'the passthrough denies grafana only'),
    allowed('stranger', 'controller:metrics', 'the passthrough denies grafana only'),
    denied('controller', 'minio:api', 'the passthrough denies it before its row allows it'),
    allowed('controller', 'otel-collector:otlp', 'the passthrough denies MinIO only'),
    allowed('controller', 'source-controller:minio', "the passthrough denies MinIO only, whatever listens at MinIO's port"),
  ],
});

const passthroughAddsScenario = scenario({
  id: 'passthrough-adds',
  claim: 'passthrough',
  title: 'Where rules only add, a passthrough does not tighten an open port',
  engines: ['cilium'],
  values: (places) => ({ networkPolicy: { enabled: true, cilium: { ingress: [ciliumRule.ingress(prometheus(places), 8080)] } } }),
  expect: () => [
    allowed('prometheus', 'controller:metrics', 'the passthrough and the row allow it'),
    allowed('stranger', 'controller:metrics', 'the row still allows everyone: rules only add'),
    denied('stranger', 'controller:unlisted', 'no rule names this port'),
    denied('prometheus', 'controller:unlisted', 'the passthrough names another port'),
  ],
});

const passthroughTightensScenario = scenario({
  id: 'passthrough-tightens',
  claim: 'passthrough',
  title: 'With the open port rules left out, the passthrough alone decides who reaches a port',
  engines: dialects,
  // A value of this chart alone, which the specification does not know.
  requires: ['networkPolicy.openPorts'],
  values: (places) => ({
    gate: { enabled: true },
    networkPolicy: {
      enabled: true,
      openPorts: false,
      cilium: { ingress: [ciliumRule.ingress(prometheus(places), 8080)] },
      calico: { ingress: [calicoRule.ingress('Allow', prometheus(places), 8080)] },
      clusterNetworkPolicy: { ingress: [clusterRule.ingress('Accept', prometheus(places), 8080)] },
    },
  }),
  expect: () => [
    allowed('prometheus', 'controller:metrics', 'the passthrough names it'),
    denied('grafana', 'controller:metrics', 'in the right namespace, but another pod'),
    denied('impostor', 'controller:metrics', 'the right labels in another namespace'),
    denied('prometheus', 'controller:unlisted', 'the passthrough names another port'),
    denied('stranger', 'controller:metrics', 'the open port rule is left out'),
    denied('flagger', 'controller:gate', 'the open port rule is left out, and the passthrough does not name it'),
  ],
});

export default specFile(
  passthroughSpecificationScenario,
  passthroughOpensScenario,
  passthroughDeniesScenario,
  passthroughAddsScenario,
  passthroughTightensScenario,
);
