import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AgentProcess } from '../../../clusters/embedded/agent-process.ts';
import type { Order } from '../../../clusters/embedded/wire/messages.ts';
import { gone, patient, withAgent, withStandIn } from './stand-in.ts';

const never = new AbortController().signal;
const release: Order = { kind: 'release' };

describe('process of the agent', () => {
  describe('starts', () => {
    const ways = [
      { isolation: 'privileged', options: ['--net'] },
      { isolation: 'rootless', options: ['--user', '--map-root-user', '--net'] },
    ] as const;
    for (const { isolation, options } of ways) {
      it(`in a network namespace of its own (${isolation}), with a loader for its source`, async () => {
        await withStandIn('start([{ name: JSON.stringify(process.argv.slice(2)), status: "ok", found: "" }])', async () => {
          const agent = new AgentProcess(isolation, patient.silentMs);
          const { checks } = await agent.started;
          await agent.stop();
          const main = fileURLToPath(new URL('../../../clusters/embedded/agent/main.ts', import.meta.url));
          const tsx = import.meta.resolve('tsx');
          assert.deepEqual(JSON.parse(checks[0]?.name ?? ''), [...options, '--', process.execPath, '--import', tsx, main]);
        });
      });
    }

    it('with what it says first, whatever else comes before', async () => {
      const program = `say({ kind: 'hello' }); say('started'); say({ kind: 'alive' }); say({ kind: 'done', number: 0 }); start([], [6]);`;
      await withAgent(program, async (agent) => {
        assert.deepEqual(await agent.started, { kind: 'started', checks: [], families: [6] });
      });
    });

    it('not where there is no such command, and stopping it is nothing then', async () => {
      const path = process.env['PATH'];
      process.env['PATH'] = '/nowhere';
      try {
        const agent = new AgentProcess('rootless', patient.silentMs);
        assert.equal(await gone(agent.started), "The embedded cluster's agent could not be started: spawn unshare ENOENT");
        assert.equal(agent.pid, undefined);
        assert.match(await gone(agent.order(release, never)), /could not be started: spawn unshare ENOENT$/);
        await agent.stop();
        await new AgentProcess('rootless', patient.silentMs).stop();
      } finally {
        process.env['PATH'] = path;
      }
    });
  });

  describe('that ends by itself', () => {
    it('is gone, with its exit code and its last words', async () => {
      await withAgent(`process.stderr.write('first\\n\\n  \\nsecond\\n'); process.exitCode = 3; process.disconnect();`, async (agent) => {
        assert.equal(
          await gone(agent.started),
          "The embedded cluster's agent ended unexpectedly (exit code 3). Its last words:\nfirst\nsecond",
        );
        assert.equal(agent.lastWords, 'first\nsecond');
      });
    });

    it('is gone, with its signal, where it said nothing', async () => {
      await withAgent(`process.kill(process.pid, 'SIGTERM')`, async (agent) => {
        assert.equal(await gone(agent.started), "The embedded cluster's agent ended unexpectedly (signal SIGTERM). It said nothing.");
      });
    });

    it('has the end of its words kept, and all that it wrote before it ended', async () => {
      await withAgent(`process.stderr.write('a'.repeat(3_000) + 'b'.repeat(1_999) + '\\n', () => process.exit(1))`, async (agent) => {
        assert.match(await gone(agent.started), / \(exit code 1\)\. Its last words:\nb{1999}$/);
      });
      await withAgent(`process.stderr.write('a'.repeat(3_000) + 'b'.repeat(2_000), () => process.exit(1))`, async (agent) => {
        assert.match(await gone(agent.started), /\nb{2000}$/);
      });
    });

    it('answers no order that it has, and none that comes later, and its end is told the same each time', async () => {
      await withAgent(`start(); let seen = 0; onOrder(() => { if (++seen === 2) process.exit(4); })`, async (agent) => {
        await agent.started;
        const signal = new AbortController();
        const messages = await Promise.all([agent.order(release, signal.signal), agent.order(release, signal.signal)].map(gone));
        messages.push(await gone(agent.order(release, signal.signal)));
        assert.deepEqual(new Set(messages), new Set(["The embedded cluster's agent ended unexpectedly (exit code 4). It said nothing."]));
        assert.deepEqual(getEventListeners(signal.signal, 'abort'), []);
        assert.equal((await agent.started).kind, 'started');
      });
    });
  });

  describe('that has orders', () => {
    it('is asked each, and gets each its own answer, in whatever order they come', async () => {
      const program = `start();
const kept = [];
onOrder((order, number) => {
  kept.push({ kind: 'failed', number, message: order.kind + ' ' + number });
  if (kept.length === 3) for (const reply of kept.reverse()) say(reply);
});`;
      await withAgent(program, async (agent) => {
        const { signal } = new AbortController();
        const orders: readonly Order[] = [release, { kind: 'probe', requests: [] }, release];
        const replies = await Promise.all(orders.map((order) => agent.order(order, signal)));
        assert.deepEqual(replies, [
          { kind: 'failed', number: 0, message: 'release 0' },
          { kind: 'failed', number: 1, message: 'probe 1' },
          { kind: 'failed', number: 2, message: 'release 2' },
        ]);
        assert.deepEqual(getEventListeners(signal, 'abort'), []);
      });
    });

    it('is sent what no JSON could hold', async () => {
      const program = `start(); onOrder(({ network }, number) => say({ kind: 'failed', number, message: network.names.get('a.b').join() }))`;
      await withAgent(program, async (agent) => {
        const names = new Map([['a.b', ['10.0.0.1', '10.0.0.2']]]);
        const reply = await agent.order({ kind: 'build', network: { hosts: [], services: [], names } }, never);
        assert.deepEqual(reply, { kind: 'failed', number: 0, message: '10.0.0.1,10.0.0.2' });
      });
    });

    it('takes no sign of life, second start, answer to nothing or anything unknown for the answer', async () => {
      const program = `start();
onOrder((order, number) => {
  say({ kind: 'alive', number });
  say({ kind: 'else', number });
  start();
  say({ kind: 'done', number: number + 1 });
  say({ kind: 'failed', number, message: 'this one' });
});`;
      await withAgent(program, async (agent) => {
        assert.deepEqual(await agent.order(release, never), { kind: 'failed', number: 0, message: 'this one' });
      });
    });

    it('gets none of an abort before it, and is left with no listener of one during it', async () => {
      const program = `start(); onOrder(({ kind }, number) => { if (kind === 'probe') say({ kind: 'failed', number, message: String(number) }); })`;
      await withAgent(program, async (agent) => {
        const controller = new AbortController();
        const reason = new Error('interrupted');
        const waiting = agent.order(release, controller.signal);
        assert.equal(getEventListeners(controller.signal, 'abort').length, 1);
        controller.abort(reason);
        await assert.rejects(waiting, reason);
        assert.deepEqual(getEventListeners(controller.signal, 'abort'), []);
        await assert.rejects(agent.order({ kind: 'probe', requests: [] }, controller.signal), reason);
        // It still answers others.
        assert.equal((await agent.order({ kind: 'probe', requests: [] }, never)).kind, 'failed');
      });
    });

    it('rejects with an error also where the reason of an abort is none', async () => {
      await withAgent('start(); onOrder(() => {})', async (agent) => {
        await assert.rejects(agent.order(release, AbortSignal.abort('enough')), { message: 'aborted', cause: 'enough' });
      });
    });
  });
});
