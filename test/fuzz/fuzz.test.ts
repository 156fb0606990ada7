import assert from 'node:assert/strict';
import { judgeWorld, ownModel } from '../../fuzz/compare/judge-world.ts';
import { compareWorlds } from '../../fuzz/compare/compare-worlds.ts';
import { readCases } from '../../fuzz/cases/read-cases.ts';
import { fuzzDialects } from '../../fuzz/generate/dialects.ts';
import { EmbeddedGround } from '../../fuzz/ground/embedded-ground.ts';
import { runFuzz } from '../../fuzz/run-fuzz.ts';
import { mutants } from './mutants.ts';

/** A part of `npm run fuzz` that every run of the tests repeats. */
const seeded = { worlds: 200, seed: 20_261_121 };

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
  }).timeout(120_000);

  for (const { file, found, world } of readCases()) {
    it(`agree about ${file}, where once ${found}`, async () => {
      const { differences } = await compareWorlds(ground, [world], ownModel);
      assert.deepEqual(differences[0], []);
    });
  }

  for (const { what, model, between, dialects, most } of mutants) {
    it(`differ where ${what}, and the difference shrinks`, async () => {
      const { found } = await runFuzz(ground, { ...seeded, dialects, model });
      assert.equal(found?.difference.between, between);
      const objects = found.drawn.world.objects;
      assert.ok(JSON.stringify(objects).length <= most, JSON.stringify(objects));
      // What is left shows the difference again, and without the mutant none.
      const again = await compareWorlds(ground, [found.drawn.world], model);
      assert.notDeepEqual(again.differences[0], []);
      const healthy = await compareWorlds(ground, [found.drawn.world], ownModel);
      assert.deepEqual(healthy.differences[0], []);
    }).timeout(120_000);
  }

  it('a world is the same whenever it is placed', () => {
    const world = { shape: { namespaces: { 'ns-a': {}, 'ns-b': {}, 'ns-c': {} }, pods: [], robot: {} }, objects: [] };
    assert.deepEqual(ground.place(world, 3), ground.place(world, 3));
    assert.deepEqual(judgeWorld(ground.place(world, 0), ground.settings, ownModel).ruleset, { tiers: [] });
  });
});
