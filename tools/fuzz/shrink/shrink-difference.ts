import type { Difference } from '../compare/find-differences.ts';
import { compareModels, compareWorlds } from '../compare/compare-worlds.ts';
import { judgeWorld, type Model } from '../compare/judge-world.ts';
import type { Ground } from '../ground/ground.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { FuzzWorld } from '../world/fuzz-world.ts';
import { shrinkWorld } from './shrink-world.ts';

/** Candidates of which packets are sent at a time: the sooner one shows the difference, the fewer were asked for nothing. */
const atOnce = 6;

/** A world that shows a difference of a kind, cut down as far as it still does. */
export function shrinkDifference(ground: Ground, world: FuzzWorld, kind: Difference['between'], model: Model): Promise<FuzzWorld> {
  return shrinkWorld(world, atOnce, async (candidates) => {
    const accepted = candidates.filter((candidate) => isAccepted(ground, candidate, model));
    const differences = await differencesOf(ground, accepted, kind, model);
    return candidates.map((candidate) => differences[accepted.indexOf(candidate)]?.some(({ between }) => between === kind) ?? false);
  });
}

async function differencesOf(ground: Ground, worlds: readonly FuzzWorld[], kind: Difference['between'], model: Model) {
  switch (kind) {
    case 'oracle and model':
      return compareModels(ground, worlds, model);
    case 'model and packets':
    case 'model and API':
      return (await compareWorlds(ground, worlds, model)).differences;
  }
}

/** Cutting a field away may leave an object that its dialect refuses. */
function isAccepted(ground: Ground, world: FuzzWorld, model: Model): boolean {
  try {
    judgeWorld(ground.place(world, 0), ground.settings, model);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
