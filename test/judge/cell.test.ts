import assert from 'node:assert/strict';
import fc from 'fast-check';
import { worstOutcome } from '../../harness/judge/cell.ts';
import { outcomes } from '../../harness/vocabulary/outcome.ts';

const outcome = fc.constantFrom(...outcomes);
const judged = fc.constantFrom('ok', 'failed', 'inconclusive', 'deviates');

describe('worstOutcome', () => {
  for (const [better, worse] of [
    ['ok', 'deviates'],
    ['deviates', 'inconclusive'],
    ['inconclusive', 'failed'],
    ['ok', 'failed'],
  ] as const) {
    it(`${worse} beats ${better}`, () => {
      assert.equal(worstOutcome([better, worse]), worse);
      assert.equal(worstOutcome([worse, better]), worse);
    });
  }

  it('nothing is inconclusive, never ok', () => {
    assert.equal(worstOutcome([]), 'inconclusive');
  });

  it('only skipped stays skipped, never ok', () => {
    assert.equal(worstOutcome(['skipped', 'skipped']), 'skipped');
  });

  it('skipped is neutral beside anything judged', () => {
    fc.assert(
      fc.property(fc.array(judged, { minLength: 1 }), fc.nat(5), (list, skipped) => {
        assert.equal(worstOutcome([...list, ...Array<'skipped'>(skipped).fill('skipped')]), worstOutcome(list));
      }),
    );
  });

  it('is one of its inputs, whatever their order and grouping', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), fc.array(outcome, { minLength: 1 }), (left, right) => {
        const all = [...left, ...right];
        assert.ok(all.includes(worstOutcome(all)));
        assert.equal(worstOutcome(all.toReversed()), worstOutcome(all));
        assert.equal(worstOutcome([worstOutcome(left), worstOutcome(right)]), worstOutcome(all));
      }),
    );
  });
});
