import type { Results } from '../../harness/vocabulary/results.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';

/** Legs to compare with each other, and those that only one of the two sides has. */
export interface PairedLegs {
  readonly pairs: readonly { readonly before: Results; readonly after: Results }[];
  readonly unpaired: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Which leg is compared with which: two single legs with each other, whatever they are (another CNI, say); more by their names. */
export function pairLegs(before: Legs, after: Legs): PairedLegs {
  if (before.length === 1 && after.length === 1)
    return { pairs: [{ before: before[0], after: after[0] }], unpaired: { before: [], after: [] } };
  const partners = new Map(after.map((leg) => [legName(leg), leg]));
  const names = new Set(before.map(legName));
  return {
    pairs: before.flatMap((leg) => {
      const partner = partners.get(legName(leg));
      return partner === undefined ? [] : [{ before: leg, after: partner }];
    }),
    unpaired: {
      before: [...names].filter((name) => !partners.has(name)),
      after: [...partners.keys()].filter((name) => !names.has(name)),
    },
  };
}
