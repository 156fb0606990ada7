import { stringify } from 'yaml';
import { compareWorlds, type Comparison } from './compare/compare-worlds.ts';
import type { Difference } from './compare/find-differences.ts';
import { type Model, ownModel } from './compare/judge-world.ts';
import type { Channel } from './generate/cluster-network-policy.ts';
import type { FuzzDialect } from './generate/dialects.ts';
import { type DrawnWorld, drawWorld } from './generate/draw-world.ts';
import type { Ground, PlacedWorld } from './ground/ground.ts';
import { shrinkDifference } from './shrink/shrink-difference.ts';

/** What a run is to do. */
export interface FuzzRequest {
  readonly worlds: number;
  readonly seed: number;
  readonly dialects: readonly FuzzDialect[];
  /** Of ClusterNetworkPolicy; a real cluster has the standard one. */
  readonly channel?: Channel;
  readonly model?: Model;
  /** `shrink`: end with the first difference, cut down; `collect`: go on, where the world's shape is the cluster's and a try takes seconds. */
  readonly onDifference?: 'shrink' | 'collect';
  /** Called after every batch. */
  readonly onProgress?: (report: FuzzReport) => void;
  /** Aborted: the run ends with what was compared so far. */
  readonly signal?: AbortSignal;
}

/** What was compared so far. */
export interface FuzzReport extends Omit<Comparison, 'differences'> {
  readonly worlds: number;
  /** The world that showed one, cut down; the run ends with it. */
  readonly found?: FoundDifference;
  /** All worlds that showed some, where they are collected. */
  readonly collected: readonly CollectedWorld[];
}

/** A world that showed differences, as it was placed. */
export interface CollectedWorld {
  readonly drawn: DrawnWorld;
  readonly differences: readonly Difference[];
  readonly manifest: string;
}

/** A difference with the smallest world that shows it. */
export interface FoundDifference {
  readonly drawn: DrawnWorld;
  readonly difference: Difference;
  /** The smallest world as YAML, its objects as they were applied. */
  readonly manifest: string;
}

/** Draw worlds and compare them, until one shows a difference. */
export async function runFuzz(ground: Ground, request: FuzzRequest): Promise<FuzzReport> {
  let soFar = nothingYet;
  const onProgress = (report: FuzzReport): void => {
    soFar = report;
    request.onProgress?.(report);
  };
  try {
    return await compareBatches(ground, { ...request, onProgress });
  } catch (error) {
    // What was under way when the signal came fails in some way or other.
    if (request.signal?.aborted === true) return soFar;
    throw error;
  }
}

const nothingYet: FuzzReport = {
  worlds: 0,
  flows: 0,
  probed: 0,
  denied: 0,
  deviations: new Map(),
  unsteady: 0,
  unprobed: new Map(),
  collected: [],
};

async function compareBatches(
  ground: Ground,
  { worlds, seed, dialects, channel = 'experimental', model = ownModel, onDifference = 'shrink', onProgress, signal }: FuzzRequest,
): Promise<FuzzReport> {
  let report = nothingYet;
  for (let start = 0; start < worlds && signal?.aborted !== true; start += ground.slots) {
    const count = Math.min(ground.slots, worlds - start);
    const drawn = Array.from({ length: count }, (_, index) => drawWorld(seed, start + index, dialects, channel));
    const compared = await compareWorlds(
      ground,
      drawn.map(({ world }) => world),
      model,
    );
    report = {
      worlds: report.worlds + count,
      flows: report.flows + compared.flows,
      probed: report.probed + compared.probed,
      denied: report.denied + compared.denied,
      deviations: addCounts(report.deviations, compared.deviations),
      unsteady: report.unsteady + compared.unsteady,
      unprobed: addCounts(report.unprobed, compared.unprobed),
      collected: report.collected,
    };
    if (onDifference === 'collect')
      report = { ...report, collected: [...report.collected, ...collect(ground, drawn, compared.differences)] };
    const found = onDifference === 'shrink' ? await describeFirst(ground, drawn, compared.differences, model) : undefined;
    if (found !== undefined) return { ...report, found };
    onProgress?.(report);
  }
  return report;
}

/** What packets show comes before what only models say. */
async function describeFirst(
  ground: Ground,
  drawn: readonly DrawnWorld[],
  differences: readonly (readonly Difference[])[],
  model: Model,
): Promise<FoundDifference | undefined> {
  const all = differences.flatMap((of, index) => of.map((difference) => ({ difference, world: drawn[index] })));
  const first = all.find(({ difference }) => difference.between !== 'oracle and model') ?? all[0];
  return first?.world && describe(ground, first.world, first.difference, model);
}

async function describe(ground: Ground, drawn: DrawnWorld, difference: Difference, model: Model): Promise<FoundDifference> {
  const world = await shrinkDifference(ground, drawn.world, difference.between, model);
  const { differences } = await compareWorlds(ground, [world], model);
  const smallest = differences[0]?.find(({ between }) => between === difference.between);
  return { drawn: { ...drawn, world }, difference: smallest ?? difference, manifest: writePlaced(ground.place(world, 0)) };
}

function collect(ground: Ground, drawn: readonly DrawnWorld[], differences: readonly (readonly Difference[])[]): readonly CollectedWorld[] {
  return drawn.flatMap((one, slot) => {
    const of = differences[slot] ?? [];
    return of.length === 0 ? [] : [{ drawn: one, differences: of, manifest: writePlaced(ground.place(one.world, slot)) }];
  });
}

function writePlaced({ world, objects }: PlacedWorld): string {
  // In YAML 1.1, which kubectl reads, a label's `y` without quotes is true.
  return stringify({ namespaces: world.namespaces, endpoints: world.endpoints, objects }, { version: '1.1' });
}

function addCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...new Set([...a.keys(), ...b.keys()])].map((key) => [key, (a.get(key) ?? 0) + (b.get(key) ?? 0)]));
}
