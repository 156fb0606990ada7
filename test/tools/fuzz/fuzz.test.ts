import assert from 'node:assert/strict';
import { judgeWorld, ownModel } from '../../../tools/fuzz/compare/judge-world.ts';
import { compareModels, compareWorlds } from '../../../tools/fuzz/compare/compare-worlds.ts';
import { readCases } from '../../../tools/fuzz/cases/read-cases.ts';
import { fuzzDialects } from '../../../tools/fuzz/generate/dialects.ts';
import { drawWorld } from '../../../tools/fuzz/generate/draw-world.ts';
import { EmbeddedGround } from '../../../tools/fuzz/ground/embedded-ground.ts';
import { runFuzz } from '../../../tools/fuzz/run-fuzz.ts';
import { shrinkDifference } from '../../../tools/fuzz/shrink/shrink-difference.ts';
import type { FuzzWorld } from '../../../tools/fuzz/world/fuzz-world.ts';
import { type Mutant, mutants } from './mutants.ts';

/** A part of `npm run fuzz` that every run of the tests repeats. */
const seeded = { worlds: 140, seed: 20_261_121 };

describe('fuzz: documentation, model and packets', () => {
  let ground: EmbeddedGround;

  before(async () => {
    ground = await EmbeddedGround.start(40, new AbortController().signal);
  });
  after(() => ground[Symbol.asyncDispose]());

  it('agree about every flow of generated worlds', async () => {
    const { found, denied, probed } = await runFuzz(ground, { ...seeded, dialects: fuzzDialects });
    assert.equal(found, undefined, `${found?.difference.text ?? ''}\n${found?.manifest ?? ''}`);
    assert.ok(denied > 1_000 && probed - denied > 1_000, `too one-sided: ${String(denied)} of ${String(probed)} denied`);
  }).timeout(300_000);

  for (const { file, found, world } of readCases()) {
    it(`agree about ${file}, where once ${found}`, async () => {
      const { differences } = await compareWorlds(ground, [world], ownModel);
      assert.deepEqual(differences[0], []);
    });
  }

  for (const { what, model, between, dialects, most } of mutants) {
    it(`differ where ${what}, and the difference shrinks`, async () => {
      const world = await findSmallest({ model, between, dialects });
      assert.ok(JSON.stringify(world.objects).length <= most, JSON.stringify(world.objects));
      // What is left shows the difference again, and without the mutant none.
      const again = await compareWorlds(ground, [world], model);
      assert.ok(again.differences[0]?.some((difference) => difference.between === between));
      const healthy = await compareWorlds(ground, [world], ownModel);
      assert.deepEqual(healthy.differences[0], []);
    }).timeout(300_000);
  }

  /** Where models alone differ no packet is needed to find and to shrink the difference. */
  async function findSmallest({ model, between, dialects }: Pick<Mutant, 'model' | 'between' | 'dialects'>): Promise<FuzzWorld> {
    if (between === 'model and packets') {
      const { found } = await runFuzz(ground, { ...seeded, dialects, model });
      assert.equal(found?.difference.between, between);
      return found.drawn.world;
    }
    for (let index = 0; index < seeded.worlds; index++) {
      const { world } = drawWorld(seeded.seed, index, dialects);
      const [differences = []] = compareModels(ground, [world], model);
      if (differences.length > 0) return shrinkDifference(ground, world, between, model);
    }
    return assert.fail('no generated world shows the mistake');
  }

  it('a world is the same whenever it is placed', () => {
    const world = { shape: { namespaces: { 'ns-a': {}, 'ns-b': {}, 'ns-c': {} }, pods: [], robot: {} }, objects: [] };
    assert.deepEqual(ground.place(world, 3), ground.place(world, 3));
    assert.deepEqual(judgeWorld(ground.place(world, 0), ground.settings, ownModel).ruleset, { tiers: [] });
  });
});
