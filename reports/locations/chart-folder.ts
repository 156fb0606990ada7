import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ChartInfo } from '../../harness/vocabulary/results.ts';

/** The chart's folder relative to the repository's, with `/`; undefined where it is outside of it, or an archive. */
export function chartFolder({ path }: Pick<ChartInfo, 'path'>, repository: string): string | undefined {
  if (path.includes('://') || path.endsWith('.tgz')) return undefined;
  const folder = relative(repository, resolve(repository, path));
  if (folder === '..' || folder.startsWith(`..${sep}`) || isAbsolute(folder)) return undefined;
  return folder.split(sep).join('/');
}
