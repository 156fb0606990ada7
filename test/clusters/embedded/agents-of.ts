import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { poll } from '../../../harness/time/poll.ts';

/** Process ids of the agents that a process has started. */
export function agentsOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent && read(`/proc/${String(pid)}/cmdline`).includes('agent/main.ts'));
}

/** Wait until a process is gone. @throws Error where it still runs after a while */
export async function waitForEnd(pid: number): Promise<void> {
  await poll(`the end of process ${String(pid)}`, () => (runs(pid) ? undefined : 'gone'), { everyMs: 20, withinMs: 30_000 });
}

/** Whether a process runs; one that has ended and waits for its parent to ask does not. */
export function runs(pid: number): boolean {
  return existsSync(`/proc/${String(pid)}`) && !read(`/proc/${String(pid)}/stat`).includes(') Z ');
}

function parentOf(pid: number): number {
  return Number(
    read(`/proc/${String(pid)}/stat`)
      .replace(/^.*\) \S /s, '')
      .split(' ')[0],
  );
}

/** Processes end while one looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
