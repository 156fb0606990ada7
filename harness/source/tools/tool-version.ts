import { execa } from 'execa';
import type { ToolKind } from './tool.ts';

const answerTimeoutMs = 20_000;

/** A program's own answer to "which version are you". */
export interface ToolVersion {
  readonly major: number;
  /** As it prints it, without the leading `v`: `4.1.4`. */
  readonly text: string;
}

/**
 * Ask a program for its version.
 * @returns undefined where it does not run or answers with something else
 */
export async function readToolVersion(
  { askVersion }: Pick<ToolKind, 'askVersion'>,
  path: string,
  signal?: AbortSignal,
): Promise<ToolVersion | undefined> {
  for (const args of askVersion) {
    const result = await execa(path, args, {
      reject: false,
      timeout: answerTimeoutMs,
      ...(signal && { cancelSignal: signal }),
    });
    signal?.throwIfAborted();
    const version = /v((\d+)\.\d+[-.\w]*)/.exec(result.stdout);
    if (!result.failed && version !== null) return { major: Number(version[2]), text: version[1] ?? '' };
  }
  return undefined;
}
