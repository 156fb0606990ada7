import fc from 'fast-check';
import type { FuzzWorld } from '../world/fuzz-world.ts';
import type { Channel } from './cluster-network-policy.ts';
import { type FuzzDialect, worldsOf } from './dialects.ts';

/** A generated world and what makes it again. */
export interface DrawnWorld {
  readonly dialect: FuzzDialect;
  /** `--seed` with `--worlds 1` and the dialect draws this world. */
  readonly seed: number;
  readonly world: FuzzWorld;
}

/** The world of a run at a position. The first of a seed is the seed's own, so that every world can be drawn by itself. */
export function drawWorld(seed: number, index: number, dialects: readonly FuzzDialect[], channel: Channel = 'experimental'): DrawnWorld {
  const dialect = dialects[index % dialects.length];
  if (dialect === undefined) throw new RangeError('no dialect to draw a world of');
  const own = index === 0 ? seed : mix(seed, index);
  const [world] = fc.sample(worldsOf(dialect, channel), { seed: own, numRuns: 1 });
  if (world === undefined) throw new RangeError('nothing was drawn');
  return { dialect, seed: own, world };
}

/** Two numbers as one that differs in every bit where either differs in one: generators of near seeds begin alike. */
function mix(seed: number, index: number): number {
  let value = (seed ^ Math.imul(index, 0x9e37_79b1)) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35);
  return (value ^ (value >>> 16)) | 0;
}
