import assert from 'node:assert/strict';
import { describeObservation } from '../../harness/judge/describe-observation.ts';
import { judgePhases } from '../../harness/judge/flow.ts';
import type { Observation, ObservationKind } from '../../harness/vocabulary/observation.ts';

function saw(kind: ObservationKind, ...details: readonly string[]): Observation {
  return { kind, attempts: details.map((detail) => ({ kind, atMs: 0, durationMs: 1, detail })) };
}

describe('an observation in words', () => {
  it('is a verb, with what the last attempt saw', () => {
    assert.equal(describeObservation(saw('dropped', 'first', 'NFLOG: rule')), 'was dropped (NFLOG: rule)');
    assert.equal(describeObservation(saw('rejected', 'EHOSTUNREACH')), 'was rejected on the way (EHOSTUNREACH)');
    assert.equal(describeObservation(saw('refused', 'ECONNREFUSED')), 'was refused: nobody listens (ECONNREFUSED)');
    assert.equal(describeObservation(saw('error', 'no route')), 'could not be probed (no route)');
  });

  it('is the verb alone where there is no more to say', () => {
    assert.equal(describeObservation(saw('connected', 'answered')), 'connected');
    assert.equal(describeObservation(saw('dropped', '')), 'was dropped');
    assert.equal(describeObservation(saw('error')), 'could not be probed');
    assert.equal(describeObservation(undefined), 'was not probed');
  });
});

describe('what cannot be judged', () => {
  const open = saw('connected', 'answered');
  const lost = saw('error', 'lost');

  it('says in which phase, and what was seen', () => {
    assert.deepEqual(judgePhases('denied', { open: lost, enforced: lost }), {
      verdict: 'inconclusive',
      outcome: 'inconclusive',
      reason: 'without any policy it could not be probed (lost), so nothing can be said of the policy',
    });
    assert.deepEqual(judgePhases('denied', { open, enforced: lost, restored: open }), {
      verdict: 'inconclusive',
      outcome: 'inconclusive',
      reason: 'with the policies applied it could not be probed (lost), which is no verdict',
    });
    assert.deepEqual(judgePhases('allowed', { open, enforced: open }), {
      verdict: 'allowed',
      outcome: 'inconclusive',
      reason: 'with the policies removed again it was not probed, which is no verdict',
    });
  });
});
