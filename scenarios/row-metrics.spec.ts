import { denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { metrics } from './tables/ingress/metrics.ts';
import { completeEgress } from './values/egress.ts';

const flags = ['webhook', 'gate', 'egress'] as const;
const combinations = flags.reduce<readonly (readonly (typeof flags)[number][])[]>(
  (sets, flag) => [...sets, ...sets.map((set) => [...set, flag])],
  [[]],
);

const variants = combinations.map((on) => {
  return scenario({
    id: `row-metrics${on.map((flag) => `-${flag}`).join('')}`,
    claim: 'row-metrics',
    title: `Metrics are open with ${on.length === 0 ? 'every optional mode off' : `${on.join(', ')} on`}`,
    engines,
    values: (places, engine) => ({
      webhook: { enabled: on.includes('webhook') },
      gate: { enabled: on.includes('gate') },
      networkPolicy: { enabled: true, ...(on.includes('egress') ? { egress: completeEgress(places, 'outside', engine) } : {}) },
    }),
    expect: () => [
      ...rowFlows(metrics, 'allowed', 'the metrics rule renders unconditionally'),
      denied('prometheus', 'controller:unlisted', 'the scraper has no business on another port'),
      denied('prometheus', 'controller:metrics-udp', 'the metrics rule is for TCP'),
    ],
  });
});

export default specFile(...variants);
