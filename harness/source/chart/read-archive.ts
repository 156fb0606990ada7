import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const inflate = promisify(gunzip);
/** What helm itself takes for a chart, unpacked. Source: helm's pkg/chart/loader/archive, MaxDecompressedChartSize. */
const mostBytes = 100 * 1_048_576;
const blockBytes = 512;

/**
 * The files of a `.tgz` by their path in it, in memory: nothing is written, whatever they are called. Names of more than 255 bytes, which take
 * another header, are left out.
 * Source: POSIX, "ustar Interchange Format".
 * @throws Error for what is no such archive, or is more than 100 MiB unpacked
 */
export async function readArchive(packed: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const tar = await inflate(packed, { maxOutputLength: mostBytes });
  const files = new Map<string, Buffer>();
  for (let at = 0; at + blockBytes <= tar.length;) {
    const field = (from: number, length: number): string =>
      (tar.toString('utf8', at + from, at + from + length).split('\0')[0] ?? '').trim();
    const [name, size, type, prefix] = [field(0, 100), Number.parseInt(field(124, 12), 8), field(156, 1), field(345, 155)];
    if (name === '') break;
    if (!Number.isSafeInteger(size) || size < 0) throw new Error(`${name} has no size`);
    const content = tar.subarray(at + blockBytes, at + blockBytes + size);
    if (type === '' || type === '0') files.set(prefix === '' ? name : `${prefix}/${name}`, content);
    at += blockBytes * (1 + Math.ceil(size / blockBytes));
  }
  return files;
}
