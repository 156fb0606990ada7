import assert from 'node:assert/strict';
import { assertOutcomes } from '../../mocha/assert-outcomes.ts';
import type { CheckResult } from '../../harness/vocabulary/results.ts';

const check = (id: string, outcome: CheckResult['outcome'], reason?: string): CheckResult => ({
  id,
  because: 'said so',
  outcome,
  ...(reason === undefined ? {} : { reason }),
});

describe('what an expectation came to', () => {
  it('holds where everything is ok or deviates as known', () => {
    assert.equal(assertOutcomes([check('a', 'ok'), check('b', 'deviates')], undefined), 'proven');
  });

  it('is skipped where something was, and the rest holds', () => {
    assert.equal(assertOutcomes([check('a', 'ok'), check('b', 'skipped')], undefined), 'skipped');
    assert.equal(assertOutcomes([check('a', 'skipped')], undefined), 'skipped');
  });

  it('fails where something failed, also beside what was skipped', () => {
    for (const outcome of ['failed', 'inconclusive'] as const) {
      assert.throws(() => assertOutcomes([check('a', 'skipped'), check('b', outcome, 'no answer')], undefined), {
        message: `b: ${outcome}: no answer`,
      });
    }
  });

  it('fails where nothing was gathered, with what stopped the cell', () => {
    assert.throws(() => assertOutcomes([], 'the API refused it'), { message: 'the API refused it' });
    assert.throws(() => assertOutcomes([], undefined), /nothing was gathered/);
  });
});
