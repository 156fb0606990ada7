import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';

/**
 * Write one entry of a zip archive to a new file. Reads the archive in pieces and no further than the entry's end, so
 * neither the archive nor the entry is ever in memory as a whole.
 * @throws Error where the entry is missing, cannot be inflated, or is not as long as the archive says
 */
export async function unzipEntry(archive: string, entry: string, target: string): Promise<void> {
  await using file = await open(target, 'wx');
  const progress = { pieces: [] as Uint8Array[], written: 0, expected: undefined as number | undefined, done: false };
  const unzip = new Unzip((found) => {
    if (found.name !== entry) return;
    progress.expected = found.originalSize;
    found.ondata = (error, piece, final) => {
      if (error) throw error;
      progress.pieces.push(piece);
      progress.done ||= final;
    };
    found.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for await (const chunk of createReadStream(archive)) {
    unzip.push(chunk as Uint8Array);
    for (const piece of progress.pieces.splice(0)) {
      await file.writeFile(piece);
      progress.written += piece.length;
    }
    if (progress.done) break;
  }
  if (!progress.done) throw new Error(`no complete entry ${entry} in the archive`);
  if (progress.expected !== undefined && progress.expected !== progress.written) {
    throw new Error(`entry ${entry} should have ${String(progress.expected)} bytes, but has ${String(progress.written)}`);
  }
}
