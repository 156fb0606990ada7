import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { downloadMs } from '../budgets.ts';

/** A published file. */
export interface Download {
  readonly url: string;
  /** What names a local copy instead: `--cni-manifest FILE`. */
  readonly flag: string;
  readonly signal: AbortSignal;
}

/** Download a file. @throws UserError that names the flag for a local copy; the signal's reason where it is aborted */
export async function download({ url, flag, signal }: Download): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(downloadMs)]) });
    if (!response.ok) throw new Error(`it answers ${String(response.status)} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(`${url} cannot be downloaded: ${reasonOf(error)}; name a local copy with ${flag}.`, 2, { cause: error });
  }
}

/** fetch says only "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
