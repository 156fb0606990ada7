import { execa } from 'execa';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { cleanToolMessage } from './clean-tool-message.ts';

/** One call of a command line tool. */
export interface ToolCall {
  /** A name on PATH, or a path. */
  readonly tool: string;
  readonly args: readonly string[];
  readonly timeoutMs: number;
  /** Written to its stdin. */
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** What was to be done, for the message of a failure: `kind cannot delete cluster x`. */
  readonly failure: string;
}

/** What a tool printed. */
export interface ToolOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Run a tool to its end.
 * @throws UserError with the tool's own message where it fails or does not run; the signal's reason where it is aborted
 */
export async function runTool({ tool, args, timeoutMs, input = '', signal, failure }: ToolCall): Promise<ToolOutput> {
  signal?.throwIfAborted();
  const result = await execa(tool, args, { input, reject: false, timeout: timeoutMs, ...(signal && { cancelSignal: signal }) });
  signal?.throwIfAborted();
  if (!result.failed) return { stdout: result.stdout, stderr: result.stderr };
  if (result.timedOut) throw new UserError(`${failure}: ${tool} did not finish within ${String(timeoutMs / 1_000)} s.`, 2);
  if (result.exitCode === undefined) {
    throw new UserError(
      `${failure}: ${tool} does not run: ${result.originalMessage ?? result.shortMessage ?? 'for an unknown reason'}`,
      2,
      { cause: result },
    );
  }
  throw new UserError(`${failure}: ${cleanToolMessage(result.stderr)}`, 2);
}
