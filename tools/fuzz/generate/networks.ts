import fc from 'fast-check';
import type { Family } from '../../../harness/vocabulary/flow.ts';

/** A network and networks inside it, in the words of `resolveNetworks`. */
export interface Block {
  readonly cidr: string;
  readonly except: readonly string[];
}

const places = ['p0', 'p1', 'p2', 'p3', 'p0', 'p1', 'p2', 'p3', 'node', 'apiserver', 's3', 's3', 'far', 'dns'] as const;

/** Lengths around single addresses, around neighbours, around all pods, and of everything. */
const lengths = { 4: [0, 1, 8, 16, 24, 28, 29, 30, 31, 32], 6: [0, 3, 16, 48, 64, 124, 125, 126, 127, 128] } as const;

/** A network around an endpoint. */
export function network(family: fc.Arbitrary<Family>): fc.Arbitrary<string> {
  return block(family, 0).map(({ cidr }) => cidr);
}

/** A network around an endpoint, with up to `holes` networks of it left out. */
export function block(family: fc.Arbitrary<Family>, holes: number): fc.Arbitrary<Block> {
  const length = fc.nat({ max: 9 });
  const hole = fc.record({ place: fc.constantFrom('', '!'), length });
  return fc.record({ family, place: fc.constantFrom(...places), length, holes: fc.array(hole, { maxLength: holes }) }).map((given) => {
    const lengthOf = (index: number): number => lengths[given.family][index] ?? 0;
    const write = (prefix: string, index: number): string => `@${prefix}${given.place}.${String(given.family)}/${String(lengthOf(index))}`;
    return {
      cidr: write('', given.length),
      except: given.holes.filter((one) => one.length > given.length).map((one) => write(one.place, one.length)),
    };
  });
}

/** IPv4 or IPv6. */
export const anyFamily: fc.Arbitrary<Family> = fc.constantFrom(4, 6);
