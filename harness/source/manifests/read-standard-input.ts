import { addAbortSignal, type Readable } from 'node:stream';
import { UserError } from '../../vocabulary/user-error.ts';

/** What a process reads from: a pipe, a file, or a terminal. */
export type StandardInput = Readable & { readonly isTTY?: boolean };

const bytesPerMebibyte = 1_048_576;

/**
 * Read all of standard input, up to a limit.
 * @throws UserError (3) where it is a terminal, which nobody ends; (2) where there is more than that; the signal's reason
 */
export async function readStandardInput(input: StandardInput, mostMebibytes: number, signal?: AbortSignal): Promise<string> {
  if (input.isTTY === true) {
    throw new UserError('standard input is a terminal; pipe manifests into it, e.g. "helm template . | netpol-conformance -".', 3);
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of signal === undefined ? input : addAbortSignal(signal, input)) {
      const buffer = Buffer.from(piece as Uint8Array);
      bytes += buffer.length;
      if (bytes > mostMebibytes * bytesPerMebibyte) {
        throw new UserError(`standard input holds more than ${String(mostMebibytes)} MiB, the most that is read; make it smaller.`, 2);
      }
      pieces.push(buffer);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return Buffer.concat(pieces).toString('utf8');
}
