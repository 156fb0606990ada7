import { allowed, denied, expected, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { egressTable, ingressTable } from './tables/rows.ts';
import { completeEgress } from './values/egress.ts';

const denies = 'the default deny selects every pod of the namespace';

const defaultDenyScenario = scenario({
  id: 'default-deny',
  claim: 'default-deny',
  title: 'The default deny closes the neighbours and leaves the rows of the controller open',
  engines,
  values: () => ({ webhook: { enabled: true }, gate: { enabled: true }, networkPolicy: { enabled: true, defaultDeny: { enabled: true } } }),
  expect: (engine) => [
    ...ingressTable.flatMap((row) => rowFlows(row, 'allowed', 'the allowlist wins over the default deny')),
    denied('stranger', 'neighbour:http', denies),
    denied('stranger', 'neighbour:udp', denies),
    denied('prometheus', 'neighbour:http', denies),
    denied('controller', 'neighbour:http', denies),
    denied('stranger', 'controller:unlisted', denies),
    expected(
      engine === 'clusterNetworkPolicy' ? 'allowed' : 'denied',
      'outsider',
      'neighbour:http',
      engine === 'clusterNetworkPolicy' ? 'ingress peers are pods and namespaces only: outside addresses stay open' : denies,
    ),
    allowed('neighbour', 'stranger:http', 'without egress.enabled outbound traffic is untouched'),
    allowed('controller', 'outsider:service', 'without egress.enabled outbound traffic is untouched'),
  ],
});

const defaultDenyEgressScenario = scenario({
  id: 'default-deny-egress',
  claim: 'default-deny',
  title: 'With egress on, the default deny closes the neighbours outbound too',
  engines,
  values: (places, engine) => ({
    networkPolicy: { enabled: true, defaultDeny: { enabled: true }, egress: completeEgress(places, 'outside', engine) },
  }),
  expect: () => [
    ...egressTable.flatMap((row) =>
      rowFlows(row, 'allowed', 'the allowlist wins over the default deny').filter(
        ({ target }) => target !== 'minio:api' && target !== 'otel-collector:otlp',
      ),
    ),
    denied('neighbour', 'stranger:http', denies),
    denied('neighbour', 'outsider:service', denies),
    denied('neighbour', 'apiserver:api', "the controller's allowlist is not the neighbour's"),
    denied('neighbour', 's3:service', "the controller's allowlist is not the neighbour's"),
    denied('neighbour', 'dns:dns', "the controller's allowlist is not the neighbour's", { lookup: 'udp' }),
    denied('stranger', 'neighbour:http', denies),
    denied('controller', 'stranger:http', 'no row names the stranger'),
  ],
});

export default specFile(defaultDenyScenario, defaultDenyEgressScenario);
