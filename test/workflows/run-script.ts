import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';

/** What a workflow's script is run with. */
export interface ScriptRun {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Programs that talk to others: shell for each, instead of the real one. Each call of one is recorded. */
  readonly programs: Readonly<Record<string, string>>;
  /** Files in the folder that it runs in, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a script did. */
export interface ScriptOutcome {
  readonly exitCode: number | undefined;
  readonly stderr: string;
  /** A line for each call of a program, with its arguments. */
  readonly calls: readonly string[];
  /** Text of a file in the folder that it ran in; undefined where there is none. */
  readonly read: (name: string) => string | undefined;
}

const kept = ['output', 'summary', 'nightly.md', 'body.md', 'previous/results.json'] as const;

/** Run a script of `.github/action` in a folder of its own, as a step of a workflow would. */
export async function runScript({ script, args = [], env = {}, programs, files = {} }: ScriptRun): Promise<ScriptOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'netpol-workflow-'));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, shell] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/usr/bin/env bash\nset -euo pipefail\necho "${name} $*" >> "$CALLS"\n${shell}\n`);
    await chmod(join(bin, name), 0o755);
  }
  for (const [name, text] of Object.entries({ calls: '', output: '', summary: '', ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const { exitCode, stderr } = await execa('bash', [resolve('.github/action', script), ...args], {
    cwd: folder,
    env: {
      ...env,
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      CALLS: join(folder, 'calls'),
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    },
    reject: false,
  });
  const texts = new Map<string, string>();
  for (const name of kept) await readFile(join(folder, name), 'utf8').then((text) => texts.set(name, text), ignoreMissing);
  const calls = (await readFile(join(folder, 'calls'), 'utf8')).split('\n').filter((line) => line !== '');
  await rm(folder, { recursive: true });
  return { exitCode, stderr, calls, read: (name) => texts.get(name) };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
