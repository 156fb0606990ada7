import { allowed, denied, scenario, specFile } from './words.ts';
import { engines } from './engines.ts';
import { completeEgress } from './values/egress.ts';

const untouched = 'the allowlist does not select the neighbour';

const podScopedScenario = scenario({
  id: 'pod-scoped',
  claim: 'pod-scoped',
  title: "The allowlist locks down the controller's pods and leaves its neighbours as they were",
  engines,
  values: (places, engine) => ({
    webhook: { enabled: true },
    gate: { enabled: true },
    networkPolicy: { enabled: true, egress: completeEgress(places, 'outside', engine) },
  }),
  expect: () => [
    allowed('stranger', 'neighbour:http', untouched),
    allowed('stranger', 'neighbour:udp', untouched),
    allowed('outsider', 'neighbour:http', untouched),
    allowed('stranger', 'flagger-beside:http', 'it shares one label with the controller, and the allowlist needs both'),
    allowed('stranger', 'second-release:http', 'it shares one label with the controller, and the allowlist needs both'),
    allowed('second-release', 'stranger:http', untouched),
    allowed('neighbour', 'twin:http', "it has the controller's labels in another namespace, and the policy is for its own"),
    allowed('controller', 'controller:unlisted', 'a pod always reaches itself'),
    allowed('neighbour', 'stranger:http', untouched),
    allowed('neighbour', 'outsider:service', untouched),
    allowed('neighbour', 'dns:dns', untouched, { lookup: 'udp' }),
    allowed('neighbour', 'controller:metrics', 'the metrics port is open to everyone'),
    denied('neighbour', 'controller:unlisted', 'only the ports of the table are open, for neighbours too'),
    denied('controller', 'neighbour:http', 'the neighbour is no row of the egress table'),
  ],
});

export default specFile(podScopedScenario);
