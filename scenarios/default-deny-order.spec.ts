import { allowed, denied } from '../harness/scenario/expectation.ts';
import { scenario } from '../harness/scenario/scenario.ts';
import { engines } from '../harness/vocabulary/engine.ts';
import { allowlistBeforeDeny } from './checks/allowlist-before-deny.ts';

for (const order of [0, 1, 1000, 2000]) {
  scenario({
    id: `default-deny-order-${String(order)}`,
    claim: 'default-deny-order',
    title: `With defaultDeny.order ${String(order)} the deny stays below the allowlist`,
    engines,
    values: () => ({ gate: { enabled: true }, networkPolicy: { enabled: true, defaultDeny: { enabled: true, order } } }),
    checks: (engine) => (engine === 'calico' || engine === 'clusterNetworkPolicy' ? [allowlistBeforeDeny(engine)] : []),
    expect: () => [
      allowed('prometheus', 'controller:metrics', 'the allowlist wins whatever the order'),
      allowed('flagger', 'controller:gate', 'the allowlist wins whatever the order'),
      denied('stranger', 'controller:unlisted', 'only the table is open'),
      denied('stranger', 'neighbour:http', 'the default deny holds whatever the order'),
    ],
  });
}
