import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { type Marking, markTemplate } from './mark-template.ts';

/** A copy of a chart whose templates say where they wrote what. Disposing it removes it. */
export interface MarkedChart extends AsyncDisposable {
  readonly path: string;
}

/** Copy a chart's folder and mark its templates. The chart itself stays as it is. */
export async function markChart(chart: string, marking: Marking): Promise<MarkedChart> {
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-marked-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await cp(chart, folder, { recursive: true, dereference: true });
    await Promise.all((await findTemplates(folder)).map((file) => markFile(folder, file, marking)));
    return { path: folder, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Also those of the charts in the chart that are folders. */
async function findTemplates(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|tpl)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .filter((file) => /^(?:charts\/[^/]+\/)*templates\//.test(file.split(sep).join('/')));
}

async function markFile(folder: string, file: string, marking: Marking): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, markTemplate(await readFile(path, 'utf8'), file.split(sep).join('/'), marking));
}
