import fc from 'fast-check';
import type { NamedPort } from '../../../harness/vocabulary/endpoint.ts';
import { type FuzzPod, maxPods, namespaceNames, type Shape } from '../world/fuzz-world.ts';
import { namespaceLabels, podLabels } from './labels.ts';

const namedPort: fc.Arbitrary<NamedPort> = fc.record({
  name: fc.constantFrom('http', 'dns', 'alt'),
  port: fc.constantFrom(80, 81, 79),
  protocol: fc.constantFrom('TCP', 'UDP'),
});

const pod: fc.Arbitrary<FuzzPod> = fc.record({
  namespace: fc.constantFrom('ns-a', 'ns-a', 'ns-a', 'ns-b', 'ns-b', 'ns-c'),
  labels: podLabels,
  // An API takes a port name and a port number once.
  ports: fc
    .uniqueArray(namedPort, { maxLength: 2, selector: ({ name }) => name })
    .map((ports) =>
      ports.filter(({ port, protocol }, index) => ports.findIndex((one) => one.port === port && one.protocol === protocol) === index),
    ),
  serviceAccount: fc.constantFrom('default', 'robot'),
});

/** Namespaces with labels, and pods in them. */
export const shape: fc.Arbitrary<Shape> = fc.record({
  namespaces: fc.record({
    [namespaceNames[0]]: namespaceLabels,
    [namespaceNames[1]]: namespaceLabels,
    [namespaceNames[2]]: namespaceLabels,
  }),
  pods: fc.array(pod, { minLength: 1, maxLength: maxPods, size: 'max' }),
  robot: podLabels,
});
