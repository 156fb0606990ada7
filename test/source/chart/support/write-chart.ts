import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A chart in a folder for temporary files, from file contents by path. Disposing it removes the folder. */
export interface WrittenChart extends AsyncDisposable {
  readonly path: string;
}

/** Write a chart with these files beside its Chart.yaml. */
export async function writeChart(files: Readonly<Record<string, string>>): Promise<WrittenChart> {
  const path = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-chart-'));
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: tiny\nversion: 1.2.3\n', ...files };
  for (const [file, text] of Object.entries(all)) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
