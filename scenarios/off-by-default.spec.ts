import { allowed, scenario, specFile } from './words.ts';
import { engines } from './engines.ts';

const offByDefaultScenario = scenario({
  id: 'off-by-default',
  claim: 'off-by-default',
  title: 'Without networkPolicy.enabled no policy is rendered and every flow is allowed',
  engines,
  values: () => ({ webhook: { enabled: true }, gate: { enabled: true } }),
  checks: () => [
    {
      id: 'no-policy',
      because: 'networkPolicy.enabled is false by default',
      run: ({ policies }) =>
        policies.length === 0 ? undefined : `rendered ${policies.map(({ object }) => `${object.kind} ${object.metadata.name}`).join(', ')}`,
    },
  ],
  expect: () => [
    allowed('stranger', 'controller:unlisted', 'no policy selects the controller'),
    allowed('outsider', 'controller:unlisted', 'no policy selects the controller'),
    allowed('prometheus', 'controller:metrics', 'no policy selects the controller'),
    allowed('stranger', 'neighbour:http', 'no policy selects the neighbour'),
    allowed('controller', 'stranger:http', 'no policy isolates egress'),
    allowed('controller', 'outsider:service', 'no policy isolates egress'),
    allowed('neighbour', 'outsider:service', 'no policy isolates egress'),
  ],
});

export default specFile(offByDefaultScenario);
