import { allowed, denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { ingressTable } from './tables/rows.ts';

const customPortsScenario = scenario({
  id: 'custom-ports',
  claim: 'custom-ports',
  title: 'The policies follow ports.*',
  engines,
  values: () => ({
    webhook: { enabled: true },
    gate: { enabled: true },
    ports: { webhook: 10_443, metrics: 18_080, health: 18_081, gate: 18_082 },
    networkPolicy: { enabled: true, defaultDeny: { enabled: true } },
  }),
  expect: () => [
    ...ingressTable.flatMap((row) => rowFlows(row, 'allowed', 'the rule follows the value')),
    allowed('stranger', 'controller:webhook', 'the rule follows the value, for everyone'),
    ...(['webhook', 'metrics', 'gate'] as const).map((port) =>
      allowed('outsider', `controller:${port}`, 'the rule is for addresses outside too'),
    ),
    denied('stranger', 'controller:unlisted', 'no row names this port'),
    denied('prometheus', 'controller:metrics-udp', 'the metrics row is TCP'),
    denied('stranger', 'controller:health', 'the health port is in no rule'),
  ],
});

export default specFile(customPortsScenario);
