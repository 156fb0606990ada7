import { allowed, denied, scenario, specFile } from './words.ts';
import { engines } from './engines.ts';
import { namedDialect } from './checks/named-dialect.ts';
import { sameBytes } from './checks/same-bytes.ts';
import { unknownEngineRefused } from './checks/unknown-engine-refused.ts';

const explicitEngineScenario = scenario({
  id: 'explicit-engine',
  claim: 'explicit-engine',
  title: 'The same values render the same objects whatever the cluster offers',
  engines,
  values: () => ({ webhook: { enabled: true }, gate: { enabled: true }, networkPolicy: { enabled: true, defaultDeny: { enabled: true } } }),
  checks: (engine) => [namedDialect(engine), sameBytes, unknownEngineRefused],
  expect: () => [
    allowed('prometheus', 'controller:metrics', 'the engine that was named is the one that is rendered'),
    denied('stranger', 'controller:unlisted', 'the engine that was named is the one that is rendered'),
  ],
});

export default specFile(explicitEngineScenario);
