import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command line tool of a few lines of shell, which keeps what it was called with. */
export interface FakeTool extends AsyncDisposable {
  readonly path: string;
  /** The arguments of each call, in order. */
  calls(): Promise<readonly (readonly string[])[]>;
  /** What the last call read from its stdin. */
  input(): Promise<string>;
}

/** Write a tool. @param body shell that answers; `$1` is the first argument */
export async function fakeTool(body: string): Promise<FakeTool> {
  const folder = await mkdtemp(join(tmpdir(), 'npc-fake-'));
  const path = join(folder, 'tool');
  const log = join(folder, 'calls');
  const input = join(folder, 'input');
  await writeFile(log, '');
  await writeFile(path, `#!/bin/sh\nfor a; do printf '%s\\037' "$a"; done >>'${log}'; echo >>'${log}'\ncat >'${input}'\n${body}\n`);
  await chmod(path, 0o755);
  return {
    path,
    calls: async () =>
      (await readFile(log, 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('\u001f').slice(0, -1)),
    input: () => readFile(input, 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
