import { allowed, denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { gate } from './tables/ingress/gate.ts';

const rowGateScenario = scenario({
  id: 'row-gate',
  claim: 'row-gate',
  title: 'With gate.enabled Flagger reaches the gate',
  engines,
  values: () => ({ gate: { enabled: true }, networkPolicy: { enabled: true } }),
  expect: () => [
    ...rowFlows(gate, 'allowed', 'the gate rule renders with gate.enabled'),
    allowed('stranger', 'controller:gate', 'an empty from list leaves the port open'),
    allowed('outsider', 'controller:gate', 'an empty from list leaves the port open, for addresses outside too'),
    denied('flagger', 'controller:unlisted', 'the rule opens its own port only'),
    denied('flagger', 'controller:health', 'the health port is in no rule'),
  ],
});

const rowGateOffScenario = scenario({
  id: 'row-gate-off',
  claim: 'row-gate',
  title: 'Without gate.enabled the gate port is closed',
  engines,
  values: () => ({ gate: { enabled: false }, networkPolicy: { enabled: true } }),
  expect: () => [
    denied('flagger', 'controller:gate', 'the gate rule renders only with gate.enabled'),
    denied('stranger', 'controller:gate', 'the gate rule renders only with gate.enabled'),
    allowed('prometheus', 'controller:metrics', 'the other rows do not depend on gate.enabled'),
  ],
});

export default specFile(rowGateScenario, rowGateOffScenario);
