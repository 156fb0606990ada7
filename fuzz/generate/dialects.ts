import fc from 'fast-check';
import type { PolicyObject } from '../objects/policy-object.ts';
import type { FuzzWorld } from '../world/fuzz-world.ts';
import { kubernetesPolicies } from './kubernetes.ts';
import { shape } from './shape.ts';

/** What worlds can be made of: one line each. */
const objects = {
  kubernetes: kubernetesPolicies,
} as const satisfies Readonly<Record<string, fc.Arbitrary<readonly PolicyObject[]>>>;

/** A dialect, or a mixture of them. */
export type FuzzDialect = keyof typeof objects;

/** All of them. */
export const fuzzDialects = Object.keys(objects) as readonly FuzzDialect[];

/** Worlds with policies of a dialect. */
export function worldsOf(dialect: FuzzDialect): fc.Arbitrary<FuzzWorld> {
  return fc.record({ shape, objects: objects[dialect] });
}
