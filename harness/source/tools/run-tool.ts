import { execa } from 'execa';
import { UserError } from '../../vocabulary/user-error.ts';
import { limitMemory, mostMemoryMebibytes } from './limit-memory.ts';
import type { Tool, ToolKind } from './tool.ts';

const renderTimeoutSeconds = 120;
/** What a release may have, packed, is 1 MiB; no source renders a tenth of this. */
const mostMebibytes = 32;

/** One call of a program. */
export interface ToolCall {
  readonly name: ToolKind['name'];
  readonly tool: Tool;
  readonly args: readonly string[];
  /** Written to its stdin. */
  readonly input?: string;
  /** Variables beside this process's own. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What was to be done, for the message of a failure: `chart ./chart does not render`. */
  readonly failure: string;
  /** What a person wants to read of what it writes to stderr. */
  readonly explain: (stderr: string) => string;
}

/**
 * Run a program that renders, with bounds on its time, its memory and what it prints; return what it prints.
 * @throws UserError (2) with its own message where it fails; the signal's reason where it is aborted
 */
export async function runTool({ name, tool, args, input = '', env, signal, failure, explain }: ToolCall): Promise<string> {
  const limited = await limitMemory({ file: tool.path, args });
  const result = await execa(limited.file, limited.args, {
    input,
    reject: false,
    timeout: renderTimeoutSeconds * 1000,
    maxBuffer: mostMebibytes * 1_048_576,
    stripFinalNewline: false,
    // A process that lives for 40 ms has no use for garbage collection: without it, helm needs a fifth less of the processor.
    env: { GOGC: 'off', GOMEMLIMIT: '1GiB', ...env },
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  if (!result.failed) return result.stdout;
  if (result.isMaxBuffer) throw new UserError(`${failure}: ${name} prints more than ${String(mostMebibytes)} MiB.`, 2);
  if (result.timedOut) throw new UserError(`${failure}: ${name} did not finish within ${String(renderTimeoutSeconds)} s.`, 2);
  if (/cannot allocate memory|out of memory/.test(result.stderr))
    throw new UserError(`${failure}: ${name} needs more than ${String(mostMemoryMebibytes)} MiB of memory for it.`, 2);
  if (result.exitCode === undefined)
    throw new UserError(`${failure}: ${tool.path} does not run: ${result.shortMessage ?? 'unknown reason'}`, 2);
  throw new UserError(`${failure}: ${explain(result.stderr)}`, 2);
}
