import assert from 'node:assert/strict';
import { type ExitCode, UserError } from '../../harness/vocabulary/user-error.ts';

/** With what exit code and sentence an action is refused. */
export async function refusalOf(action: () => unknown): Promise<readonly [ExitCode, string]> {
  try {
    await action();
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return [error.exitCode, error.message];
  }
  return assert.fail('it was not refused');
}
