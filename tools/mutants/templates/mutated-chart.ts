import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemplateMutant } from './template-mutant.ts';

/** A copy of a chart. Disposing it removes the copy. */
export interface MutatedChart extends AsyncDisposable {
  readonly path: string;
}

/** Copy a chart with one line of a template mutated. @param chart its folder */
export async function mutateChart(chart: string, { file, line, after }: TemplateMutant): Promise<MutatedChart> {
  const path = await mkdtemp(join(tmpdir(), 'netpol-conformance-mutant-'));
  await cp(chart, path, { recursive: true });
  const lines = (await readFile(join(path, file), 'utf8')).split('\n');
  lines.splice(line - 1, 1, ...(after === undefined ? [] : [after]));
  await writeFile(join(path, file), lines.join('\n'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
