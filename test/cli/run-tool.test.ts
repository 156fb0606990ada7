import assert from 'node:assert/strict';
import { runTool } from '../../cli/run-tool.ts';
import { type ExitCode, UserError } from '../../harness/vocabulary/user-error.ts';
import { saidBy } from './said-by.ts';

describe('the process of a command line', () => {
  // Mocha's own.
  let own: typeof process.exitCode;
  beforeEach(() => {
    own = process.exitCode;
    process.exitCode = undefined;
  });
  afterEach(() => {
    process.exitCode = own;
  });

  for (const exitCode of [0, 1, 3] as const) {
    it(`ends with the exit code that its body returns: ${String(exitCode)}`, async () => {
      const { stdout, stderr } = await saidBy(() => runTool(() => Promise.resolve(exitCode)));
      assert.deepEqual([process.exitCode, stdout, stderr], [exitCode, '', '']);
    });
  }

  it('ends with the exit code that a library has set where its body returns none', async () => {
    await runTool(() => {
      process.exitCode = 4;
      return Promise.resolve(undefined);
    });
    assert.equal(process.exitCode, 4);
  });

  it('reports what its body throws, and ends with its exit code', async () => {
    const { stderr } = await saidBy(() => runTool(() => Promise.reject<ExitCode>(new UserError('no', 3))));
    assert.deepEqual([process.exitCode, stderr], [3, 'no\n']);
  });
});
