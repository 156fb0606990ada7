import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { withoutLeftovers } from '../../../tools/mutants/harness/without-leftovers.ts';
import { runs, waitForEnd } from '../../clusters/embedded/agents-of.ts';

/** Starts a process that waits for ever, says which it is, and ends. */
const startAndEnd = `
const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { detached: true, stdio: 'ignore' });
console.log(child.pid);
process.exit();`;

function startWaiting(): ChildProcess {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
}

function pidOf({ pid }: ChildProcess): number {
  assert.ok(pid !== undefined);
  return pid;
}

describe('what tests leave behind when a mutant is judged', () => {
  it('is killed, also where it stands still, and where who started it has ended', async () => {
    const left = await withoutLeftovers(async () => {
      const [waiting, stopped] = [startWaiting(), startWaiting()].map(pidOf);
      assert.ok(waiting !== undefined && stopped !== undefined);
      process.kill(stopped, 'SIGSTOP');
      const parent = spawn(process.execPath, ['-e', startAndEnd], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [orphan] = (await once(createInterface(parent.stdout), 'line')) as [string];
      return [waiting, stopped, Number(orphan)];
    });
    assert.deepEqual(left.map(runs), [false, false, false]);
  });

  it('is killed where the tests fail', async () => {
    let left: number | undefined;
    const failing = withoutLeftovers(() => {
      left = pidOf(startWaiting());
      return Promise.reject(new Error('the tests failed'));
    });
    await assert.rejects(failing, /^Error: the tests failed$/);
    assert.ok(left !== undefined && !runs(left));
  });

  it('are not the processes that ran before, or run afterwards', async () => {
    const before = startWaiting();
    await withoutLeftovers(() => Promise.resolve());
    const after = startWaiting();
    await withoutLeftovers(() => Promise.resolve());
    for (const child of [before, after]) {
      assert.ok(runs(pidOf(child)));
      child.kill('SIGKILL');
      await waitForEnd(pidOf(child));
    }
  });

  it('are the processes of an inner one, too', async () => {
    await withoutLeftovers(async () => {
      const outer = startWaiting();
      const inner = await withoutLeftovers(() => Promise.resolve(pidOf(startWaiting())));
      assert.deepEqual([pidOf(outer), inner].map(runs), [true, false]);
    });
  });
});
