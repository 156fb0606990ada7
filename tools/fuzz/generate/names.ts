import fc from 'fast-check';
import { slotWord } from '../world/fuzz-world.ts';

/** Objects with names that say their position; those of the cluster say the slot, too, as a cluster has every name once. */
export function nameOf(prefix: string, index: number, scope: 'namespace' | 'cluster'): string {
  return scope === 'cluster' ? `${prefix}-${String(index)}-${slotWord}` : `${prefix}-${String(index)}`;
}

/** A list that may well be long: without this most lists of a nested value are short. */
export function several<Value>(item: fc.Arbitrary<Value>, maxLength: number): fc.Arbitrary<Value[]> {
  return fc.array(item, { maxLength, size: 'max' });
}
