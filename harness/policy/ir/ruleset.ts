import type { Tier } from './tier.ts';

/** Every policy of one cell, compiled: what `evaluate` walks and the embedded cluster turns into nftables. */
export interface Ruleset {
  /** Sorted by `order`. */
  readonly tiers: readonly Tier[];
}
