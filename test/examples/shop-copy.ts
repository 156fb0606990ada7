import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away copy of the example in `examples/shop`. */
export interface ShopCopy extends AsyncDisposable {
  readonly path: string;
  /**
   * Replace a text that is in a file once.
   * @returns the line, from 1, where the change begins
   * @throws Error where the text is not there, there twice, or there still: an edit that is not the one that was meant proves nothing
   */
  edit(file: string, from: string, to: string): Promise<number>;
}

/** Copy the example to a temporary folder. */
export async function copyShop(): Promise<ShopCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-shop-'));
  const path = join(folder, 'shop');
  await cp('examples/shop', path, { recursive: true });
  return {
    path,
    edit: async (file, from, to) => {
      const [before = '', after, ...others] = (await readFile(join(path, file), 'utf8')).split(from);
      if (after === undefined || others.length > 0) throw new Error(`${file} does not hold ${from} exactly once`);
      const changed = `${before}${to}${after}`;
      if (changed.includes(from)) throw new Error(`${file} holds ${from} still`);
      await writeFile(join(path, file), changed);
      return before.split('\n').length;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
