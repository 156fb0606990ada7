import { readFileSync } from 'node:fs';

/** The state of a process as the kernel writes it: `R`, `S`, `T` (stopped), … Source: proc_pid_stat(5). */
export function stateOf(pid: number): string {
  return (
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[0] ?? ''
  );
}
