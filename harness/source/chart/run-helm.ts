import { execa } from 'execa';
import { UserError } from '../../vocabulary/user-error.ts';
import { cleanHelmMessage } from './clean-helm-message.ts';
import type { Helm } from './find-helm.ts';
import { limitMemory, mostMemoryMebibytes } from './limit-memory.ts';

const renderTimeoutSeconds = 120;
/** What a release may have, packed, is 1 MiB; no chart renders a tenth of this. */
const mostMebibytes = 32;

/** One call of helm. */
export interface HelmCall {
  readonly helm: Helm;
  readonly args: readonly string[];
  /** Written to its stdin. */
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** What was to be done, for the message of a failure: `chart ./chart does not render`. */
  readonly failure: string;
}

/**
 * Run helm and return what it prints.
 * @throws UserError with helm's own message where it fails; the signal's reason where it is aborted
 */
export async function runHelm({ helm, args, input = '', signal, failure }: HelmCall): Promise<string> {
  const limited = await limitMemory({ file: helm.path, args });
  const result = await execa(limited.file, limited.args, {
    input,
    reject: false,
    timeout: renderTimeoutSeconds * 1000,
    maxBuffer: mostMebibytes * 1_048_576,
    stripFinalNewline: false,
    // Both would write to the output that is parsed, or read a cluster that rendering must not depend on.
    // A process that lives for 40 ms has no use for garbage collection: without it, helm needs a fifth less of the processor.
    env: { HELM_DEBUG: 'false', HELM_KUBECONTEXT: '', GOGC: 'off', GOMEMLIMIT: '1GiB' },
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  if (!result.failed) return result.stdout;
  if (result.isMaxBuffer) throw new UserError(`${failure}: helm prints more than ${String(mostMebibytes)} MiB.`, 2);
  if (result.timedOut) throw new UserError(`${failure}: helm did not finish within ${String(renderTimeoutSeconds)} s.`, 2);
  if (/cannot allocate memory|out of memory/.test(result.stderr))
    throw new UserError(`${failure}: helm needs more than ${String(mostMemoryMebibytes)} MiB of memory for it.`, 2);
  if (result.exitCode === undefined)
    throw new UserError(`${failure}: ${helm.path} does not run: ${result.shortMessage ?? 'unknown reason'}`, 2);
  throw new UserError(`${failure}: ${cleanHelmMessage(result.stderr)}`, 2);
}
