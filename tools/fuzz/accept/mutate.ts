import fc from 'fast-check';
import type { PolicyObject } from '../objects/policy-object.ts';

/** Values that fit somewhere and are wrong elsewhere. */
const values: readonly unknown[] = [
  null,
  '',
  'x',
  'Allow',
  'tcp',
  'TCP',
  'ANY',
  'Ingress',
  '10.0.0.0/33',
  '10.0.0.1',
  '10.0.0.1/8',
  '::/0',
  '2001:db8::/129',
  'not a label!',
  '80',
  '70000',
  '-1',
  '1:2',
  "a == 'b'",
  'has(',
  '*.example.com',
  '.',
  'a..b',
  0,
  1,
  -1,
  1.5,
  255,
  256,
  1000,
  1001,
  65_535,
  65_536,
  true,
  false,
  [],
  {},
  [{}],
  ['x'],
  [null],
  { matchLabels: { a: 'b' } },
  { matchLabels: { 'a b': 'c' } },
  { matchExpressions: [{ key: 'a', operator: 'In', values: [] }] },
  { number: 80 },
  { range: { start: 5, end: 5 } },
];

type How = 'delete' | 'replace' | 'repeat' | 'add' | 'steal';

/** One change of an object; places are counted, modulo how many there are. */
export interface Mutation {
  readonly how: How;
  readonly at: number;
  readonly from: number;
  readonly value: unknown;
  readonly name: string;
}

const step: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom<How[]>('delete', 'replace', 'replace', 'replace', 'repeat', 'add', 'steal'),
  at: fc.nat(),
  from: fc.nat(),
  value: fc.constantFrom(...values),
  name: fc.constantFrom('bogus', 'cidr', 'ports', 'podSelector', 'action', 'order', 'except', 'endPort', 'services', 'protocol'),
});

/** Changes of an object: one to three, each of something in its spec. */
export const mutations = fc.array(step, { minLength: 1, maxLength: 3 });

type Container = Record<string, unknown> | unknown[];
interface Place {
  readonly container: Container;
  readonly key: string;
}

/** An object with changes made to its spec, which its dialect may or may not accept. */
export function mutate(object: PolicyObject, steps: readonly Mutation[]): PolicyObject {
  const copy = structuredClone(object);
  for (const one of steps) {
    const places = 'spec' in copy ? [...placesOf(copy.spec)] : [];
    const [place, other] = [places[one.at % places.length], places[one.from % places.length]];
    if (place !== undefined && other !== undefined) change(place, other, one);
  }
  return copy;
}

function change({ container, key }: Place, other: Place, { how, value, name }: Mutation): void {
  switch (how) {
    case 'delete':
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else Reflect.deleteProperty(container, key);
      return;
    case 'replace':
      Reflect.set(container, key, structuredClone(value));
      return;
    case 'repeat':
      if (Array.isArray(container)) container.push(structuredClone(container[Number(key)]));
      return;
    case 'add':
      if (!Array.isArray(container)) container[name] = structuredClone(value);
      return;
    case 'steal':
      Reflect.set(container, key, structuredClone(Reflect.get(other.container, other.key)));
  }
}

function* placesOf(value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  const container = value as Container;
  for (const [key, inner] of Object.entries(container)) {
    yield { container, key };
    yield* placesOf(inner);
  }
}
