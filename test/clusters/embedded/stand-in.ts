import assert from 'node:assert/strict';
import { AgentProcess } from '../../../clusters/embedded/agent-process.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { withCommand } from './with-command.ts';

/**
 * What every agent in place of the real one begins with: it says that it started with `start`, answers orders with `onOrder`, ends with
 * the channel, and stays as long as nothing ends it.
 */
const prelude = `
const say = (message, then) => process.send(message, then);
const start = (checks = [], families = [4, 6]) => say({ kind: 'started', families, checks });
const onOrder = (answer) => process.on('message', ({ kind, number, order }) => kind === 'order' && answer(order, number));
process.on('disconnect', () => process.exit());
setInterval(() => {}, 1e6);
`;

/** Do something while this runs in place of the agent, and of the `unshare` that starts it. @param program CommonJS */
export function withStandIn(program: string, act: () => Promise<void>): Promise<void> {
  return withCommand('unshare', `#!${process.execPath}\n${prelude}${program}`, act);
}

/** Start every agent within a time that even a starved machine needs, and let it say nothing for as long. */
export const patient = { startMs: 60_000, silentMs: 60_000 };

/** Start a program in place of the agent; whatever a test does with it, its process ends with the test. */
export function withAgent(program: string, act: (agent: AgentProcess) => Promise<void>, silentMs = patient.silentMs): Promise<void> {
  return withStandIn(program, async () => {
    const agent = new AgentProcess('rootless', silentMs);
    try {
      await act(agent);
    } finally {
      await agent.stop();
    }
  });
}

/** The error that an action ends with, which has to be about an agent that is gone. */
export async function gone(action: Promise<unknown>): Promise<string> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError && error.exitCode === 2, String(error));
  return error.message;
}
