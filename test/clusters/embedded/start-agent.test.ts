import assert from 'node:assert/strict';
import { startAgent, type StartResult } from '../../../clusters/embedded/start-agent.ts';
import { agentsOf } from './agents-of.ts';
import { HeldTimers } from './held-timers.ts';
import { patient, withStandIn } from './stand-in.ts';
import { withCommand } from './with-command.ts';
import { withProcess } from './with-process.ts';

/** Root tries both ways, everyone else one. */
const ways = process.getuid?.() === 0 ? (['privileged', 'rootless'] as const) : (['rootless'] as const);

/** What was said about each way that was tried, in their order. */
function failuresOf(result: StartResult): readonly (readonly [string, string])[] {
  assert.ok(result.kind === 'failed');
  return Object.entries(result.failures);
}

describe('start of the agent', () => {
  afterEach(() => {
    assert.deepEqual(agentsOf(process.pid), []);
  });

  it('gives the agent with what it said, in the first way that works', async () => {
    await withStandIn(`start([{ name: 'a', status: 'ok', found: 'b' }], [6])`, async () => {
      const result = await startAgent(patient);
      assert.ok(result.kind === 'started');
      assert.equal(result.isolation, ways[0]);
      assert.deepEqual(result.message, { kind: 'started', families: [6], checks: [{ name: 'a', status: 'ok', found: 'b' }] });
      assert.ok(result.agent.pid !== undefined && agentsOf(process.pid).includes(result.agent.pid));
      await result.agent.stop();
    });
  });

  it('tries a user namespace where the privileges are missing', async () => {
    // Elsewhere than at root this is the first way.
    await withStandIn(`if (process.argv[2] === '--net') process.exit(1); else start()`, async () => {
      const result = await startAgent(patient);
      assert.ok(result.kind === 'started');
      assert.equal(result.isolation, 'rootless');
      await result.agent.stop();
    });
  });

  it('says for each way what the agent said last', async () => {
    await withCommand('unshare', '#!/bin/sh\necho "unshare: $1" >&2\nexit 1\n', async () => {
      const said = { privileged: 'unshare: --net', rootless: 'unshare: --user' };
      assert.deepEqual(
        failuresOf(await startAgent(patient)),
        ways.map((way) => [way, said[way]]),
      );
    });
  });

  it('tries one way where it is not root', async () => {
    await withProcess(
      'getuid',
      () => 1_000,
      () =>
        withCommand('unshare', '#!/bin/sh\nexit 7\n', async () => {
          assert.deepEqual(
            failuresOf(await startAgent(patient)).map(([way]) => way),
            ['rootless'],
          );
        }),
    );
  });

  it('says how the agent ended where it said nothing', async () => {
    await withCommand('unshare', '#!/bin/sh\nexit 7\n', async () => {
      assert.deepEqual(
        failuresOf(await startAgent(patient)),
        ways.map((way) => [way, "The embedded cluster's agent ended unexpectedly (exit code 7). It said nothing."]),
      );
    });
  });

  it('gives up an agent that takes too long, and ends it', async () => {
    await withStandIn('', async () => {
      assert.deepEqual(
        failuresOf(await startAgent({ startMs: 20 })),
        ways.map((way) => [way, 'the agent did not answer within 20 ms']),
      );
    });
  });

  it('leaves no timer, which would keep this process from ending', async () => {
    // Of a length that no other timer has.
    const startMs = 54_321;
    await withStandIn('start()', async () => {
      using timers = new HeldTimers('Timeout', startMs);
      const starting = startAgent({ startMs });
      assert.equal(timers.count, 1);
      const result = await starting;
      assert.equal(timers.count, 0);
      assert.ok(result.kind === 'started');
      await result.agent.stop();
    });
  });
});
