import assert from 'node:assert/strict';
import { newRunId } from '../../harness/run/new-run-id.ts';

describe("a run's id", () => {
  it('is six of a-z and 0-9, and another one each time', () => {
    const ids = Array.from({ length: 500 }, newRunId);
    for (const id of ids) assert.match(id, /^[0-9a-z]{6}$/);
    assert.ok(new Set(ids).size > 490);
  });

  it('begins with any of them', () => {
    assert.ok(new Set(Array.from({ length: 500 }, () => newRunId().charAt(0))).size > 20);
  });
});
