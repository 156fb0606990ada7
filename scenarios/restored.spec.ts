import { denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { egressTable, ingressTable } from './tables/rows.ts';
import { completeEgress } from './values/egress.ts';

const closed = 'closed while the policies are there; the restored phase shows that it opens again';
const open = 'open in all three phases';

const restoredScenario = scenario({
  id: 'restored',
  claim: 'restored',
  title: 'Disabling the strictest policies opens everything again',
  engines,
  values: (places, engine) => ({
    webhook: { enabled: true },
    gate: { enabled: true },
    networkPolicy: { enabled: true, defaultDeny: { enabled: true }, egress: completeEgress(places, 'in the cluster', engine) },
  }),
  expect: () => [
    ...ingressTable.flatMap((row) => rowFlows(row, 'allowed', open)),
    ...egressTable.flatMap((row) => rowFlows(row, 'allowed', open, { where: 'in the cluster, by label' })),
    denied('stranger', 'controller:unlisted', closed),
    denied('stranger', 'controller:unlisted-udp', closed),
    denied('stranger', 'neighbour:http', closed),
    denied('controller', 'stranger:http', closed),
    denied('controller', 's3:service', closed),
    denied('controller', 'outsider:service', closed),
    denied('neighbour', 'outsider:service', closed),
    denied('neighbour', 'stranger:http', closed),
  ],
});

export default specFile(restoredScenario);
