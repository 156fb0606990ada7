import { readResults } from '../read-results.ts';
import { findResultsFiles } from './find-results-files.ts';
import type { Source } from './source.ts';

/** Read every results file that paths stand for. @throws UserError (exit 2) see {@link findResultsFiles} and {@link readResults} */
export async function readSources(paths: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  // One after another: a file may be large, and its text is in memory beside its content while it is read.
  for (const file of await findResultsFiles(paths)) sources.push({ file, results: await readResults(file) });
  return sources;
}
