import { denied, expected, scenario, specFile } from './words.ts';
import { engines } from './engines.ts';

const noRow = 'no row names this port';

const closedOtherwiseScenario = scenario({
  id: 'closed-otherwise',
  claim: 'closed-otherwise',
  title: "Every port of the controller that is in no row is closed, over TCP and UDP, to everyone's pods",
  engines,
  values: () => ({ webhook: { enabled: true }, gate: { enabled: true }, networkPolicy: { enabled: true } }),
  expect: (engine) => [
    ...(['neighbour', 'stranger', 'prometheus', 'flagger', 'source-controller'] as const).flatMap((source) => [
      denied(source, 'controller:unlisted', noRow),
      denied(source, 'controller:unlisted-udp', noRow),
      denied(source, 'controller:health', noRow),
      denied(source, 'controller:metrics-udp', 'the metrics row is TCP'),
    ]),
    expected(
      engine === 'clusterNetworkPolicy' ? 'allowed' : 'denied',
      'outsider',
      'controller:unlisted',
      engine === 'clusterNetworkPolicy' ? 'ingress peers are pods and namespaces only: outside addresses stay open' : noRow,
    ),
  ],
});

export default specFile(closedOtherwiseScenario);
