import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { poll } from '../../../harness/time/poll.ts';

const variable = 'NETPOL_MUTANTS_STARTED_BY';

/**
 * Do something, and then kill every process that it started and left behind: a mutant may forget one, and the tests of the next mutant
 * would find it. Whoever the parent is by then, a process keeps the environment that it began with (proc_pid_environ(5): on Linux only).
 * One that does this in its turn does not hide its processes from the one that started it.
 */
export async function withoutLeftovers<Result>(action: () => Promise<Result>): Promise<Result> {
  const outer = process.env[variable];
  const mark = randomUUID();
  process.env[variable] = `${outer ?? ''} ${mark}`;
  try {
    return await action();
  } finally {
    if (outer === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = outer;
    const look = (): true | undefined => (killMarked(mark) === 0 ? true : undefined);
    await poll('the end of every process that was left behind', look, { everyMs: 5, withinMs: 10_000 });
  }
}

/** @returns how many there were */
function killMarked(mark: string): number {
  const marked = processes().filter((pid) => environmentOf(pid).includes(mark));
  for (const pid of marked) kill(pid);
  return marked.length;
}

function processes(): readonly number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** Empty where it ended meanwhile, or is another user's. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/environ`, 'utf8');
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
