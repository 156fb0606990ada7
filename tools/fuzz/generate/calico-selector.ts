import fc from 'fast-check';

const pairs = [
  ['app', 'web'],
  ['app', 'db'],
  ['tier', 'front'],
  ['tier', 'back'],
  ['role', 'store'],
  ['ghost', 'x'],
] as const;

const namespacePairs = [
  ['team', 'x'],
  ['team', 'y'],
  ['stage', 'test'],
  ['projectcalico.org/name', 'ns-a'],
  ['kubernetes.io/metadata.name', 'ns-b'],
] as const;

const podOnlyPairs = [
  ['projectcalico.org/namespace', 'ns-a'],
  ['projectcalico.org/serviceaccount', 'robot'],
  ['pcns.team', 'x'],
  ['pcsa.app', 'web'],
] as const;

type Pairs = readonly (readonly [string, string])[];

function leaf(pairsOf: Pairs): fc.Arbitrary<string> {
  return fc
    .record({ pair: fc.constantFrom(...pairsOf), other: fc.constantFrom(...pairsOf), how: fc.nat({ max: 9 }) })
    .map(({ pair: [key, value], other, how }) => {
      switch (how) {
        case 0:
          return `has(${key})`;
        case 1:
          return `${key} != '${value}'`;
        case 2:
          return `${key} in { '${value}', "${other[1]}" }`;
        case 3:
          return `${key} not in {'${value}'}`;
        case 4:
          return `${key} contains '${value.slice(1, 2)}'`;
        case 5:
          return `${key} starts with "${value.slice(0, 1)}"`;
        case 6:
          return `${key} ends with '${value.slice(-1)}'`;
        case 7:
          return 'all()';
        default:
          return `${key} == '${value}'`;
      }
    });
}

function selectorOf(pairsOf: Pairs): fc.Arbitrary<string> {
  const one = leaf(pairsOf);
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 1, arbitrary: one.map((text) => `!(${text})`) },
    { weight: 1, arbitrary: one.map((text) => `! ${text}`) },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => `${a} && ${b}`) },
    { weight: 1, arbitrary: fc.tuple(one, one, one).map(([a, b, c]) => `${a}||${b} && ${c}`) },
    { weight: 1, arbitrary: fc.tuple(one, one, one).map(([a, b, c]) => `(${a} || ${b})&&!(${c})`) },
  );
}

/** A selector of pods and network sets. */
export const calicoSelector = selectorOf([...pairs, ...pairs, ...podOnlyPairs]);

/** A selector of namespaces. */
export const calicoNamespaceSelector = selectorOf(namespacePairs);

/** A selector of service accounts, which have a pod's labels here. */
export const calicoAccountSelector = selectorOf(pairs);
