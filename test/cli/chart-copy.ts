import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away copy of this project's chart. */
export interface ChartCopy extends AsyncDisposable {
  readonly path: string;
  /** Replace one text in a file of the chart. @throws Error where the text is not there: an edit that does nothing proves nothing */
  edit(file: string, from: string, to: string): Promise<void>;
  /** Add a template. */
  add(file: string, text: string): Promise<void>;
}

/** Copy the chart to a temporary folder. */
export async function copyChart(): Promise<ChartCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-chart-'));
  const path = join(folder, 'chart');
  await cp('chart', path, { recursive: true });
  return {
    path,
    edit: async (file, from, to) => {
      const text = await readFile(join(path, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      await writeFile(
        join(path, file),
        text.replace(from, () => to),
      );
    },
    add: (file, text) => writeFile(join(path, file), text),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
