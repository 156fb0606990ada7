import type { Legs } from '../../harness/vocabulary/legs.ts';
import { mergeSources } from './merge-sources.ts';
import { readSources } from './read-sources.ts';

/** Read and merge every results file that paths stand for. @throws UserError (exit 2) naming the files */
export async function readLegs(paths: readonly string[]): Promise<Legs> {
  return mergeSources(await readSources(paths));
}
