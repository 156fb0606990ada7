import assert from 'node:assert/strict';
import { noteTimeToEnforce } from '../../harness/run/note-time-to-enforce.ts';
import { RunRecord } from '../../harness/run/run-record.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { ObservationKind } from '../../harness/vocabulary/observation.ts';
import { readyCell } from './ready-cell.ts';

const applied = { kind: 'applied', atMs: 1000 } as const;

/** The noted time where one flow that is declared denied, and one declared allowed, saw these in the enforced phase. */
function note(
  declaredDenied: readonly (readonly [ObservationKind, number])[],
  result: typeof applied | undefined = applied,
): number | undefined {
  const cell = readyCell([denied('prometheus', 'controller:gate', 'no rule'), allowed('prometheus', 'controller:metrics', 'its rule')]);
  const record = new RunRecord({ cells: [cell.cell], repeatFlags: [] });
  const attempts = declaredDenied.map(([kind, atMs]) => ({ kind, atMs, durationMs: 20.4, detail: '' }));
  const [first, second] = cell.flows;
  if (first === undefined || second === undefined) throw new Error('there are two flows');
  record.observations.enforced.set(first.request.id, { kind: attempts.at(-1)?.kind ?? 'error', attempts });
  const early = [{ kind: 'dropped' as const, atMs: 1001, durationMs: 1, detail: '' }];
  record.observations.enforced.set(second.request.id, { kind: 'dropped', attempts: early });
  noteTimeToEnforce(cell, result, record);
  return record.timeToEnforceMs.get(cell.cell.id);
}

describe('the time to enforce', () => {
  it('is how long after the policies were taken the first flow was seen denied that has to be', () => {
    assert.equal(
      note([
        ['dropped', 1500],
        ['dropped', 1300],
      ]),
      320,
    );
    assert.equal(note([['rejected', 1000]]), 20);
  });

  it('counts no denial from before, and nothing that is none', () => {
    assert.equal(note([['dropped', 999]]), undefined);
    assert.equal(
      note([
        ['connected', 1100],
        ['refused', 1200],
        ['error', 1300],
        ['dropped', 1400],
      ]),
      420,
    );
    assert.equal(note([['connected', 1100]]), undefined);
  });

  it('is unknown where the cluster did not take the policies', () => {
    const cell = readyCell([denied('prometheus', 'controller:gate', 'no rule')]);
    const record = new RunRecord({ cells: [cell.cell], repeatFlags: [] });
    for (const { request } of cell.flows)
      record.observations.enforced.set(request.id, {
        kind: 'dropped',
        attempts: [{ kind: 'dropped', atMs: 1, durationMs: 1, detail: '' }],
      });
    noteTimeToEnforce(cell, undefined, record);
    noteTimeToEnforce(cell, { kind: 'refused', message: 'no' }, record);
    assert.equal(record.timeToEnforceMs.size, 0);
  });
});
