import { execa } from 'execa';
import { z } from 'zod';

/** What one run of the command line did. */
export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run differs from a user's own. */
export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Run the command line as `npm run conformance` does. */
export async function runCli(args: readonly string[], { env = {}, cwd = process.cwd() }: CliOptions = {}): Promise<CliRun> {
  const main = `${process.cwd()}/cli/main.ts`;
  const run = await execa('node', ['--import', import.meta.resolve('tsx'), main, ...args], {
    reject: false,
    cwd,
    env: { ...env, NO_COLOR: '1' },
  });
  return z.object({ exitCode: z.number(), stdout: z.string(), stderr: z.string() }).parse(run);
}
