import assert from 'node:assert/strict';
import { cellOutcome } from '../../harness/judge/cell.ts';
import { exitCodeOf } from '../../harness/judge/run.ts';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { buildCell, buildFlow } from '../reports/build-results.ts';

describe('the exit code of an outcome', () => {
  it('is 0 only for what was judged and found right, or known to deviate', () => {
    assert.deepEqual(Object.fromEntries(outcomes.map((outcome) => [outcome, exitCodeOf(outcome)])), {
      ok: 0,
      deviates: 0,
      failed: 1,
      inconclusive: 2,
      skipped: 2,
    });
  });
});

describe('the outcome of a skipped cell', () => {
  it('stays skipped unless something in it is not ok', () => {
    for (const [outcome, expected] of [
      ['ok', 'skipped'],
      ['deviates', 'skipped'],
      ['skipped', 'skipped'],
      ['inconclusive', 'inconclusive'],
      ['failed', 'failed'],
    ] as const)
      assert.equal(cellOutcome(buildCell({ outcome: 'skipped', flows: [buildFlow({ outcome })] })), expected, outcome);
  });
});
