import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { AgentProcess } from '../../../clusters/embedded/agent-process.ts';
import type { Order } from '../../../clusters/embedded/wire/messages.ts';
import { agentSignMs, agentStopMs } from '../../../harness/time/budgets.ts';
import { runs, waitForEnd } from './agents-of.ts';
import { HeldTimers } from './held-timers.ts';
import { gone, patient, withAgent } from './stand-in.ts';
import { withCommand } from './with-command.ts';

const never = new AbortController().signal;
const release: Order = { kind: 'release' };

describe('process of the agent', () => {
  describe('that says nothing', () => {
    let intervals: HeldTimers;
    beforeEach(() => {
      intervals = new HeldTimers('Interval', agentSignMs);
    });
    afterEach(() => {
      intervals[Symbol.dispose]();
    });
    const silentMs = 1_000;
    /** The turns of a silence of 1000 ms, and the one in which it is over. */
    const over = 3;

    it('while it has orders is ended, and they are rejected with the reason', async () => {
      await withAgent(
        'start(); onOrder(() => {})',
        async (agent) => {
          await agent.started;
          const { pid } = agent;
          assert.ok(pid !== undefined && runs(pid));
          const orders = [agent.order(release, never), agent.order(release, never)];
          assert.equal(intervals.count, 1);
          intervals.pass(over);
          const said = `The embedded cluster's agent (process ${String(pid)}) has not run for 1 s: stopped, or this machine is overloaded. It was ended; run again.`;
          assert.deepEqual(await Promise.all(orders.map(gone)), [said, said]);
          await waitForEnd(pid);
          // Its end by the signal is no news.
          await agent.stop();
          assert.equal(await gone(agent.order(release, never)), said);
          assert.equal(intervals.count, 0);
        },
        silentMs,
      );
    });

    it('while it has no order is left alone: before the first, after the last answer, after an abort', async () => {
      const program = `start(); onOrder(({ kind }, number) => { if (kind === 'release') say({ kind: 'done', number }); })`;
      await withAgent(
        program,
        async (agent) => {
          await agent.started;
          intervals.pass(over);
          await agent.order(release, never);
          assert.equal(intervals.count, 0);
          const controller = new AbortController();
          const aborted = agent.order({ kind: 'probe', requests: [] }, controller.signal);
          controller.abort(new Error('interrupted'));
          await assert.rejects(aborted, /interrupted/);
          assert.equal(intervals.count, 0);
          assert.equal((await agent.order(release, never)).kind, 'done');
        },
        silentMs,
      );
    });

    it('is looked after as long as one of two orders has no answer', async () => {
      const program = `start(); onOrder(({ kind }, number) => { if (kind === 'release') say({ kind: 'done', number }); })`;
      await withAgent(
        program,
        async (agent) => {
          const probing = agent.order({ kind: 'probe', requests: [] }, never);
          await agent.order(release, never);
          assert.equal(intervals.count, 1);
          intervals.pass(over);
          assert.match(await gone(probing), /has not run for 1 s/);
        },
        silentMs,
      );
    });

    it('but that it lives is waited for', async () => {
      // Each release is answered after a sign of life; the probe never is.
      const program = `start();
onOrder(({ kind }, number) => { if (kind === 'release') { say({ kind: 'alive' }); say({ kind: 'done', number }); } });`;
      await withAgent(
        program,
        async (agent) => {
          const controller = new AbortController();
          const probing = agent.order({ kind: 'probe', requests: [] }, controller.signal);
          for (let sign = 0; sign < 4; sign += 1) {
            intervals.pass(over - 1);
            await agent.order(release, never);
          }
          controller.abort(new Error('long enough'));
          await assert.rejects(probing, /long enough/);
        },
        silentMs,
      );
    });
  });

  describe('that is stopped', () => {
    /** The one of stopping, which kills. */
    let timers: HeldTimers;
    beforeEach(() => {
      timers = new HeldTimers('Timeout', agentStopMs);
    });
    afterEach(() => {
      timers[Symbol.dispose]();
    });
    const stopped = "The embedded cluster's agent was stopped.";

    it('ends with the channel, and stopping it again is nothing', async () => {
      await withAgent('start()', async (agent) => {
        await agent.started;
        const { pid } = agent;
        await Promise.all([agent.stop(), agent.stop()]);
        assert.ok(pid !== undefined && !runs(pid));
        await agent.stop();
        assert.equal(timers.count, 0);
      });
    });

    it('says so to who waits for an answer, and to who asks later', async () => {
      await withAgent('start(); onOrder(() => {})', async (agent) => {
        const { signal } = new AbortController();
        const waiting = agent.order(release, signal);
        const [message] = await Promise.all([gone(waiting), agent.stop()]);
        assert.deepEqual([message, await gone(agent.order(release, signal))], [stopped, stopped]);
        assert.deepEqual(getEventListeners(signal, 'abort'), []);
      });
    });

    it('before it had started says so to who waits for that, and is killed where it does not end', async () => {
      await withCommand('unshare', '#!/bin/sh\nexec sleep 60\n', async () => {
        const agent = new AgentProcess('rootless', patient.silentMs);
        const { pid } = agent;
        assert.ok(pid !== undefined && runs(pid));
        const stopping = agent.stop();
        assert.equal(await gone(agent.started), stopped);
        assert.equal(timers.count, 1);
        timers.pass(1);
        await stopping;
        assert.ok(!runs(pid));
        assert.equal(timers.count, 0);
      });
    });
  });
});
