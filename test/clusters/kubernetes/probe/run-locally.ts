import { execa } from 'execa';
import type { ShellLine } from '../../../../clusters/kubernetes/shell/shell.ts';

/** Run a batch's script in a shell of this machine. @returns its lines without their token */
export async function runLocally(script: string): Promise<readonly ShellLine[]> {
  const { stdout } = await execa('sh', { input: script, reject: false });
  return stdout.split('\n').map((line) => ({ text: line.replace(/^@\d+ /, ''), afterMs: 1 }));
}
