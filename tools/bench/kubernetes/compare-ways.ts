import { type Spread, spreadOf } from '../spread.ts';
import type { TestBed } from './test-bed.ts';
import type { Way } from './ways/way.ts';

/** How many times as long a flow takes another way. */
export interface Comparison {
  readonly way: string;
  readonly flows: number;
  readonly ratio: Spread;
  /** Of the other way. */
  readonly perFlowMs: Spread;
}

/** Measure each way so often, each time with the harness's own right before and after it: a busy moment then slows both. */
export async function compareWays(bed: TestBed, ways: readonly Way[], rounds: number): Promise<readonly Comparison[]> {
  const measured = new Map(ways.map((way) => [way, { ratios: [] as number[], perFlowMs: [] as number[] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, { ratios, perFlowMs }] of measured) {
      const before = await bed.probe(ownFlows);
      const other = await way.measure();
      const after = await bed.probe(ownFlows);
      perFlowMs.push(other);
      ratios.push((2 * other) / (before.perFlowMs + after.perFlowMs));
    }
  }
  return [...measured].map(([{ name, flows }, { ratios, perFlowMs }]) => ({
    way: name,
    flows,
    ratio: spreadOf(ratios),
    perFlowMs: spreadOf(perFlowMs),
  }));
}

/** As many as a catalogue's call has. */
const ownFlows = 600;
