import { readFileSync } from 'node:fs';
import { poll } from '../../../../harness/time/poll.ts';

/** Wait until a process that was sent a SIGSTOP stands still. */
export async function untilStopped(pid: number): Promise<void> {
  await poll(`the stop of process ${String(pid)}`, () => (stateOf(pid) === 'T' ? true : undefined), { everyMs: 5, withinMs: 10_000 });
}

/** The state of a process as the kernel writes it: `R`, `S`, `T` (stopped), … Source: proc_pid_stat(5). */
function stateOf(pid: number): string {
  return (
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[0] ?? ''
  );
}
