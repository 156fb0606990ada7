import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { TemplateLine } from '../../vocabulary/results.ts';

/** The line of a chart's template where an object's kind is written, as far as reading it as text tells; else its first line. */
export async function findObjectLine(chart: string, { file, object }: Manifest): Promise<TemplateLine | undefined> {
  const text = await readFile(join(chart, file), 'utf8').catch(() => undefined);
  const position = text?.split('\n').findIndex((line) => line.trim().replaceAll(/['"]/g, '') === `kind: ${object.kind}`);
  return position === undefined ? undefined : { file, line: Math.max(position, 0) + 1 };
}
