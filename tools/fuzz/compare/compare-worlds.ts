import type { Ground, JudgedWorld, Observed } from '../ground/ground.ts';
import type { FuzzWorld } from '../world/fuzz-world.ts';
import { type Difference, findApiDifferences, findOracleDifferences, findPacketDifferences } from './find-differences.ts';
import { judgeWorld, type Model } from './judge-world.ts';

/** What comparing some worlds found. */
export interface Comparison {
  /** By position of the world. */
  readonly differences: readonly (readonly Difference[])[];
  readonly flows: number;
  /** Flows that were packets. */
  readonly probed: number;
  readonly denied: number;
  /** How often a known deviation explained what was seen, by its id. */
  readonly deviations: ReadonlyMap<string, number>;
  /** Flows that differed the first time and not the second: lost packets of a busy machine. */
  readonly unsteady: number;
  /** Flows that the ground cannot send, by reason. */
  readonly unprobed: ReadonlyMap<string, number>;
}

/** Compare what the documentation, the model and packets say of every flow of some worlds, one a slot of the ground. */
export async function compareWorlds(ground: Ground, worlds: readonly FuzzWorld[], model: Model): Promise<Comparison> {
  const judged = worlds.map((world, slot) => judgeWorld(ground.place(world, slot), ground.settings, model));
  const observing = ground.observe(judged);
  // The packets are under way in another process.
  const fromOracle = judged.map(findOracleDifferences);
  const { observed, unsteady } = await confirm(ground, judged, await observing);
  const predictions = judged.flatMap((world) => [...world.predictions.values()]);
  return {
    differences: judged.map((world, index) => [
      ...findApiDifferences(index, observed),
      ...findPacketDifferences(world, observed),
      ...(fromOracle[index] ?? []),
    ]),
    flows: predictions.length,
    probed: observed.observations.size,
    denied: predictions.filter(({ verdict }) => verdict === 'denied').length,
    deviations: countValues(observed.deviations),
    unsteady,
    unprobed: countValues(observed.unprobed),
  };
}

function countValues(map: ReadonlyMap<unknown, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of map.values()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Compare what the documentation and the model say, by position of the world. */
export function compareModels(ground: Ground, worlds: readonly FuzzWorld[], model: Model): readonly (readonly Difference[])[] {
  return worlds.map((world, slot) => findOracleDifferences(judgeWorld(ground.place(world, slot), ground.settings, model)));
}

/** A difference is never made of a single packet: what differs is sent once more, and the second time counts. */
async function confirm(
  ground: Ground,
  worlds: readonly JudgedWorld[],
  observed: Observed,
): Promise<{ observed: Observed; unsteady: number }> {
  const surprising = new Set(worlds.flatMap((world) => findPacketDifferences(world, observed)).map(({ flow }) => flow));
  if (surprising.size === 0) return { observed, unsteady: 0 };
  const again = await ground.repeat(worlds.flatMap(({ flows }) => flows.filter(({ id }) => surprising.has(id))));
  const confirmed = { ...observed, observations: new Map([...observed.observations, ...again]) };
  const left = worlds.flatMap((world) => findPacketDifferences(world, confirmed)).length;
  return { observed: confirmed, unsteady: surprising.size - left };
}
