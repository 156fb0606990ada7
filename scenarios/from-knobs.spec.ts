import { allowed, denied, expected, scenario, specFile } from './words.ts';
import { type Engine, engines } from './engines.ts';
import type { DecidedVerdict } from '../harness/vocabulary/verdict.ts';
import { ipBlocks, namespaceNamed, podsOf } from './values/peers.ts';

const modes = { webhook: { enabled: true }, gate: { enabled: true } };

/** Only the kubernetes engine reads the from knobs: under the others the port stays open. */
function restricted(engine: Engine): DecidedVerdict {
  return engine === 'kubernetes' ? 'denied' : 'allowed';
}

function why(engine: Engine, restriction: string): string {
  return engine === 'kubernetes' ? restriction : 'the from knobs apply to the kubernetes engine only';
}

const fromNamespaceScenario = scenario({
  id: 'from-namespace',
  claim: 'from-knobs',
  title: 'A namespaceSelector in metrics.from and gate.from restricts the port to that namespace',
  engines,
  values: ({ namespaces }) => ({
    ...modes,
    networkPolicy: {
      enabled: true,
      webhook: { from: [] },
      metrics: { from: [podsOf(namespaces.monitoring)] },
      gate: { from: [podsOf(namespaces['flagger-system'])] },
    },
  }),
  expect: (engine) => [
    allowed('prometheus', 'controller:metrics', 'metrics.from names its namespace'),
    allowed('grafana', 'controller:metrics', 'metrics.from names its namespace'),
    allowed('flagger', 'controller:gate', 'gate.from names its namespace'),
    allowed('apiserver', 'controller:webhook', 'an empty webhook.from leaves the port open'),
    allowed('stranger', 'controller:webhook', 'an empty webhook.from leaves the port open'),
    expected(restricted(engine), 'stranger', 'controller:metrics', why(engine, 'metrics.from does not name its namespace')),
    expected(restricted(engine), 'neighbour', 'controller:metrics', why(engine, 'metrics.from does not name the release namespace')),
    expected(restricted(engine), 'prometheus', 'controller:gate', why(engine, 'gate.from does not name its namespace')),
    expected(restricted(engine), 'flagger', 'controller:metrics', why(engine, 'metrics.from does not name its namespace')),
    denied('prometheus', 'controller:unlisted', 'the rule opens its own port only'),
  ],
});

const fromPodScenario = scenario({
  id: 'from-pod',
  claim: 'from-knobs',
  title: 'A podSelector in metrics.from restricts the port to those pods',
  engines,
  values: ({ namespaces }) => ({
    ...modes,
    networkPolicy: {
      enabled: true,
      metrics: {
        from: [
          {
            namespaceSelector: namespaceNamed(namespaces.monitoring),
            podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['prometheus', 'victoria'] }] },
          },
        ],
      },
      gate: { from: [{ podSelector: { matchLabels: { app: 'neighbour' } } }] },
    },
  }),
  expect: (engine) => [
    allowed('prometheus', 'controller:metrics', 'metrics.from selects it'),
    expected(
      restricted(engine),
      'grafana',
      'controller:metrics',
      why(engine, 'in the right namespace, but the podSelector does not select it'),
    ),
    expected(restricted(engine), 'stranger', 'controller:metrics', why(engine, 'metrics.from does not select it')),
    expected(restricted(engine), 'impostor', 'controller:metrics', why(engine, 'the right labels in another namespace')),
    allowed('neighbour', 'controller:gate', 'a podSelector alone selects pods of the release namespace'),
    expected(restricted(engine), 'flagger', 'controller:gate', why(engine, 'a podSelector alone selects no other namespace')),
    expected(restricted(engine), 'flagger-beside', 'controller:gate', why(engine, 'in the release namespace, but another pod')),
    denied('neighbour', 'controller:unlisted', 'the rule opens its own port only'),
    denied('prometheus', 'controller:unlisted', 'the rule opens its own port only'),
  ],
});

const fromIpBlockScenario = scenario({
  id: 'from-ip-block',
  claim: 'from-knobs',
  title: 'An ipBlock in webhook.from restricts the port to those addresses',
  engines,
  values: (places) => ({
    ...modes,
    networkPolicy: { enabled: true, webhook: { from: ipBlocks([...places.cidrs('apiserver'), ...places.cidrs('outsider')]) } },
  }),
  expect: (engine) => [
    allowed('apiserver', 'controller:webhook', "webhook.from holds the apiserver's address"),
    allowed('outsider', 'controller:webhook', 'webhook.from holds its address'),
    expected(restricted(engine), 'stranger', 'controller:webhook', why(engine, 'webhook.from does not hold its address')),
    expected(restricted(engine), 'http-target', 'controller:webhook', why(engine, 'webhook.from does not hold its address')),
    denied('stranger', 'controller:unlisted', 'the rule opens its own port only'),
    expected(
      engine === 'clusterNetworkPolicy' ? 'allowed' : 'denied',
      'outsider',
      'controller:unlisted',
      engine === 'clusterNetworkPolicy' ? 'no ingress rule can deny an outside address' : 'the rule opens its own port only',
    ),
  ],
});

export default specFile(fromNamespaceScenario, fromPodScenario, fromIpBlockScenario);
