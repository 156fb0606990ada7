import { allowed, denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { metrics } from './tables/ingress/metrics.ts';

const metricsUnconditionalScenario = scenario({
  id: 'metrics-unconditional',
  claim: 'metrics-unconditional',
  title: 'With every optional mode off and the default deny on, metrics are still open',
  engines,
  values: () => ({
    webhook: { enabled: false },
    gate: { enabled: false },
    networkPolicy: { enabled: true, defaultDeny: { enabled: true } },
  }),
  expect: () => [
    ...rowFlows(metrics, 'allowed', 'the metrics rule renders unconditionally'),
    allowed('stranger', 'controller:metrics', 'the metrics rule renders unconditionally'),
    allowed('outsider', 'controller:metrics', 'the metrics rule is for addresses outside too'),
    denied('prometheus', 'controller:webhook', 'webhook.enabled is off'),
    denied('flagger', 'controller:gate', 'gate.enabled is off'),
    denied('stranger', 'controller:unlisted', 'no row names this port'),
  ],
});

export default specFile(metricsUnconditionalScenario);
