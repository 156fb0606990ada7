import assert from 'node:assert/strict';
import { parseRunId } from '../../../cli/flags/parse-run-id.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { refusalOf } from '../refusal-of.ts';

describe('the id of a run', () => {
  it('is read as runs have it, alone or as their kind cluster is called', () => {
    const runId = newRunId();
    assert.equal(parseRunId(runId, '--run'), runId);
    assert.equal(parseRunId(`npc-${runId}`, '--run'), runId);
  });

  for (const text of ['', 'npc-', 'ab12', 'AB12CD', 'ab12cd-row-gate', '*']) {
    it(`is not ${JSON.stringify(text)}`, async () => {
      const [exitCode, message] = await refusalOf(() => parseRunId(text, '--run'));
      assert.equal(exitCode, 3);
      assert.match(message, /expected the id of a run/);
    });
  }
});
