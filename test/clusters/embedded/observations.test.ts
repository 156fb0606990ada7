import assert from 'node:assert/strict';
import { failedObservation, sinceStart } from '../../../clusters/embedded/observations.ts';
import { monotonicMs } from '../../../harness/time/monotonic-ms.ts';

describe('observation of the embedded cluster', () => {
  it('of a probe that could not be made is an error, at the time of the run', () => {
    const startedAtMs = monotonicMs() - 1_000;
    const { kind, attempts } = failedObservation('the agent is gone', startedAtMs);
    assert.equal(kind, 'error');
    const [{ atMs, ...attempt } = { atMs: -1 }, ...others] = attempts;
    assert.deepEqual([attempt, others], [{ kind: 'error', durationMs: 0, detail: 'the agent is gone' }, []]);
    assert.ok(atMs >= 1_000 && atMs <= monotonicMs() - startedAtMs, String(atMs));
  });

  it('has its times since the start of the run, and everything else as the agent saw it', () => {
    const first = { kind: 'dropped', durationMs: 7, detail: 'a record' } as const;
    const second = { kind: 'connected', durationMs: 9, detail: 'an answer' } as const;
    assert.deepEqual(
      sinceStart(
        {
          kind: 'error',
          decidedBy: 'a rule',
          attempts: [
            { ...first, atMs: 1_500 },
            { ...second, atMs: 1_750 },
          ],
        },
        1_000,
      ),
      {
        kind: 'error',
        decidedBy: 'a rule',
        attempts: [
          { ...first, atMs: 500 },
          { ...second, atMs: 750 },
        ],
      },
    );
  });
});
