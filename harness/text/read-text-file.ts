import { createReadStream } from 'node:fs';
import { UserError } from '../vocabulary/user-error.ts';

const bytesPerMebibyte = 1_048_576;

/**
 * Read a text file, a pipe or a device, up to a limit: whoever wrote it does not decide how much memory this process uses.
 * @throws UserError (2) where there is more than that; what the system says (with `code`) where it can't be read
 */
export async function readTextFile(path: string, mostMebibytes: number): Promise<string> {
  const most = mostMebibytes * bytesPerMebibyte;
  const pieces: Buffer[] = [];
  // `end` counts from 0 and belongs to what is read: one byte too many is enough to know.
  for await (const piece of createReadStream(path, { end: most })) pieces.push(piece as Buffer);
  const content = Buffer.concat(pieces);
  if (content.length > most) {
    throw new UserError(`${path} holds more than ${String(mostMebibytes)} MiB, the most that is read; make it smaller.`, 2);
  }
  return content.toString('utf8');
}
