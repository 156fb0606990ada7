import fc from 'fast-check';
import type { LabelExpression, LabelSelector } from '../../../harness/selector/label-selector.ts';
import type { Labels } from '../world/fuzz-world.ts';

/** Few keys and values, so that selectors and labels often meet. `ghost` is on nothing. */
const podKeys = { app: ['web', 'db'], tier: ['front', 'back'] } as const;
const namespaceKeys = { team: ['x', 'y'], stage: ['test'] } as const;

type Keys = Readonly<Record<string, readonly string[]>>;

function labelsOf(keys: Keys): fc.Arbitrary<Labels> {
  return fc
    .dictionary(fc.constantFrom(...Object.keys(keys)), fc.nat({ max: 1 }))
    .map((drawn) => Object.fromEntries(Object.entries(drawn).map(([key, index]) => [key, keys[key]?.[index] ?? keys[key]?.[0] ?? ''])));
}

/** Labels of a pod. */
export const podLabels = labelsOf(podKeys);

/** Labels of a namespace. */
export const namespaceLabels = labelsOf(namespaceKeys);

function expressionOf(keys: Keys): fc.Arbitrary<LabelExpression> {
  return fc.oneof(
    ...Object.entries(keys).map(([key, values]) =>
      fc.record({
        key: fc.constant(key),
        operator: fc.constantFrom('In' as const, 'NotIn' as const),
        values: fc.subarray([...values, 'ghost'], { minLength: 1 }),
      }),
    ),
    fc.record({
      key: fc.constantFrom(...Object.keys(keys), 'ghost'),
      operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const),
    }),
  );
}

function selectorOf(keys: Keys): fc.Arbitrary<LabelSelector> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: labelsOf(keys).map((matchLabels) => ({ matchLabels })) },
    {
      weight: 2,
      arbitrary: fc.array(expressionOf(keys), { minLength: 1, maxLength: 2 }).map((matchExpressions) => ({ matchExpressions })),
    },
    { weight: 1, arbitrary: fc.record({ matchLabels: labelsOf(keys), matchExpressions: fc.array(expressionOf(keys), { maxLength: 1 }) }) },
  );
}

/** A selector of pods. */
export const podSelector = selectorOf(podKeys);

/** A selector of namespaces, by their labels or by name. */
export const namespaceSelector: fc.Arbitrary<LabelSelector> = fc.oneof(
  { weight: 4, arbitrary: selectorOf(namespaceKeys) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('ns-a', 'ns-b', 'ns-c', 'kube-system')
      .map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
  },
);
