import { existsSync } from 'node:fs';
import { poll } from '../../../../harness/time/poll.ts';

/** Interrupt a program that does not end by itself, once it has written this file. */
export async function interruptWhenStarted(interruption: AbortController, reason: Error, started: string): Promise<void> {
  await poll('the start of the program', () => (existsSync(started) ? true : undefined), { everyMs: 5, withinMs: 30_000 });
  interruption.abort(reason);
}
