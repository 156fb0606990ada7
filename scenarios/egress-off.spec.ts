import { allowed, denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { egressTable } from './tables/rows.ts';

const untouched = 'without egress.enabled outbound traffic is untouched';

const egressOffScenario = scenario({
  id: 'egress-off',
  claim: 'egress-off',
  title: 'Without egress.enabled everything outbound is open',
  engines,
  values: () => ({ webhook: { enabled: true }, gate: { enabled: true }, networkPolicy: { enabled: true } }),
  expect: () => [
    ...egressTable.flatMap((row) => rowFlows(row, 'allowed', untouched)),
    allowed('controller', 'stranger:http', untouched),
    allowed('controller', 'outsider:service', untouched),
    allowed('controller', 'neighbour:http', untouched),
    allowed('controller', 's3:service', untouched, { approach: { kind: 'name', name: 'bucket.example.com' } }),
    denied('stranger', 'controller:unlisted', 'ingress is isolated all the same'),
  ],
});

export default specFile(egressOffScenario);
