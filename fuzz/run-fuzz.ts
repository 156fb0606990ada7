import { stringify } from 'yaml';
import { compareWorlds } from './compare/compare-worlds.ts';
import type { Difference } from './compare/find-differences.ts';
import { type Model, ownModel } from './compare/judge-world.ts';
import type { FuzzDialect } from './generate/dialects.ts';
import { type DrawnWorld, drawWorld } from './generate/draw-world.ts';
import type { Ground } from './ground/ground.ts';
import { shrinkDifference } from './shrink/shrink-difference.ts';

/** What a run is to do. */
export interface FuzzRequest {
  readonly worlds: number;
  readonly seed: number;
  readonly dialects: readonly FuzzDialect[];
  readonly model?: Model;
  /** Called after every batch. */
  readonly onProgress?: (report: FuzzReport) => void;
}

/** What was compared so far. */
export interface FuzzReport {
  readonly worlds: number;
  readonly flows: number;
  readonly probed: number;
  readonly denied: number;
  readonly deviations: ReadonlyMap<string, number>;
  readonly unsteady: number;
  /** The world that showed one, cut down; the run ends with it. */
  readonly found?: FoundDifference;
}

/** A difference with the smallest world that shows it. */
export interface FoundDifference {
  readonly drawn: DrawnWorld;
  readonly difference: Difference;
  /** The smallest world as YAML, its objects as they were applied. */
  readonly manifest: string;
}

/** Draw worlds and compare them, until one shows a difference. */
export async function runFuzz(ground: Ground, { worlds, seed, dialects, model = ownModel, onProgress }: FuzzRequest): Promise<FuzzReport> {
  let report: FuzzReport = { worlds: 0, flows: 0, probed: 0, denied: 0, deviations: new Map(), unsteady: 0 };
  for (let start = 0; start < worlds; start += ground.slots) {
    const count = Math.min(ground.slots, worlds - start);
    const drawn = Array.from({ length: count }, (_, index) => drawWorld(seed, start + index, dialects));
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
    };
    const first = compared.differences.findIndex((differences) => differences.length > 0);
    const [one, [difference] = []] = [drawn[first], compared.differences[first]];
    if (one !== undefined && difference !== undefined) return { ...report, found: await describe(ground, one, difference, model) };
    onProgress?.(report);
  }
  return report;
}

async function describe(ground: Ground, drawn: DrawnWorld, difference: Difference, model: Model): Promise<FoundDifference> {
  const world = await shrinkDifference(ground, drawn.world, difference.between, model);
  const { differences } = await compareWorlds(ground, [world], model);
  const smallest = differences[0]?.find(({ between }) => between === difference.between);
  const placed = ground.place(world, 0);
  const pods = placed.world.endpoints.filter(({ kind }) => kind === 'pod');
  return {
    drawn: { ...drawn, world },
    difference: smallest ?? difference,
    manifest: stringify({ namespaces: placed.world.namespaces, pods, objects: placed.objects }),
  };
}

function addCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...new Set([...a.keys(), ...b.keys()])].map((key) => [key, (a.get(key) ?? 0) + (b.get(key) ?? 0)]));
}
