import assert from 'node:assert/strict';
import { readOptions } from '../../../tools/bench/kubernetes/read-options.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

describe('the options of the benchmark on a real cluster', () => {
  it('are a context, sizes, flows and rounds', () => {
    assert.deepEqual(readOptions(['--context', 'kind-a', '--pods', '10,100', '--rounds', '3']), {
      context: 'kind-a',
      pods: [10, 100],
      flows: 1000,
      rounds: 3,
    });
  });

  for (const args of [[], ['--context', 'a', '--pods', '10,'], ['--context', 'a', '--flows', '-1'], ['--nodes', '3']]) {
    it(`refuse ${JSON.stringify(args)} with the usage`, () => {
      assert.throws(
        () => readOptions(args),
        (error) => error instanceof UserError && error.exitCode === 3 && error.message.includes('npm run bench'),
      );
    });
  }
});
