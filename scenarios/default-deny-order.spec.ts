import { allowed, denied, scenario, specFile } from './words.ts';
import { engines } from './engines.ts';
import { allowlistBeforeDeny } from './checks/allowlist-before-deny.ts';

const variants = [0, 1, 1000, 2000].map((order) => {
  return scenario({
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
});

export default specFile(...variants);
