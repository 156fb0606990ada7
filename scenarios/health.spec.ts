import { allowed, denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { health } from './tables/ingress/health.ts';
import { completeEgress } from './values/egress.ts';

const healthScenario = scenario({
  id: 'health',
  claim: 'health',
  title: "The kubelet's probes reach the controller under the strictest values",
  engines,
  values: (places, engine) => ({
    webhook: { enabled: true },
    gate: { enabled: true },
    networkPolicy: { enabled: true, defaultDeny: { enabled: true }, egress: completeEgress(places, 'outside', engine) },
  }),
  expect: () => [
    ...rowFlows(health, 'allowed', 'a node reaches its own pods under every policy'),
    allowed('node', 'neighbour:http', 'a node reaches its own pods under every policy'),
    denied('stranger', 'controller:health', 'the health port is in no rule'),
    denied('prometheus', 'controller:health', 'the health port is in no rule'),
  ],
});

export default specFile(healthScenario);
