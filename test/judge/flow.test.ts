import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgePhases, type ObservedPhases } from '../../harness/judge/flow.ts';
import { verdictOf } from '../../harness/judge/verdict-of.ts';
import type { Observation, ObservationKind } from '../../harness/vocabulary/observation.ts';

const kinds: readonly ObservationKind[] = ['connected', 'dropped', 'rejected', 'refused', 'error'];

function saw(kind: ObservationKind): Observation {
  return { kind, attempts: [{ kind, atMs: 0, durationMs: 1, detail: 'seen' }] };
}

const anyObservation = fc.option(fc.constantFrom(...kinds).map(saw), { nil: undefined });
const anyPhases: fc.Arbitrary<ObservedPhases> = fc
  .record({ open: anyObservation, enforced: anyObservation, restored: anyObservation })
  .map((phases) => Object.fromEntries(Object.entries(phases).filter(([, seen]) => seen !== undefined)));
const declared = fc.constantFrom('allowed' as const, 'denied' as const);

describe('judging a flow', () => {
  it('is ok for what is declared, between two open phases', () => {
    assert.equal(judgePhases('denied', { open: saw('connected'), enforced: saw('dropped'), restored: saw('connected') }).outcome, 'ok');
    assert.equal(judgePhases('allowed', { open: saw('connected'), enforced: saw('connected'), restored: saw('connected') }).outcome, 'ok');
  });

  it('fails for the other verdict, and says what was seen', () => {
    const judgement = judgePhases('denied', { open: saw('connected'), enforced: saw('connected'), restored: saw('connected') });
    assert.deepEqual(judgement, { verdict: 'allowed', outcome: 'failed', reason: 'expected denied, but it connected' });
  });

  it('fails for a flow that stays denied when the policies are removed', () => {
    const judgement = judgePhases('denied', { open: saw('connected'), enforced: saw('dropped'), restored: saw('dropped') });
    assert.equal(judgement.outcome, 'failed');
    assert.match(judgement.reason ?? '', /removed again it was dropped \(seen\)/);
  });

  it('never calls an error, a dead server or a missing observation a denial', () => {
    for (const kind of ['refused', 'error'] as const) assert.equal(verdictOf(saw(kind)), 'inconclusive');
    assert.equal(verdictOf(undefined), 'inconclusive');
  });

  it('is ok exactly when all three phases held', () => {
    fc.assert(
      fc.property(declared, anyPhases, (verdict, phases) => {
        const held = phases.open?.kind === 'connected' && verdictOf(phases.enforced) === verdict && phases.restored?.kind === 'connected';
        assert.equal(judgePhases(verdict, phases).outcome === 'ok', held);
      }),
    );
  });

  it('gives a reason for everything that is not ok', () => {
    fc.assert(
      fc.property(declared, anyPhases, (verdict, phases) => {
        const { outcome, reason } = judgePhases(verdict, phases);
        assert.equal(reason === undefined, outcome === 'ok');
      }),
    );
  });
});
