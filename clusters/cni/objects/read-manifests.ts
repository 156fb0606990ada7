import { readTextFile } from '../../../harness/text/read-text-file.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { parseObjects } from './parse-objects.ts';

/** A CNI's own manifests have half a megabyte. */
const mostMebibytes = 16;

/** The objects in files, in order. @throws UserError naming a file that cannot be read or holds something else */
export async function readManifests(files: readonly string[]): Promise<readonly KubernetesObject[]> {
  const objects = await Promise.all(files.map(async (file) => parseObjects(await read(file), file)));
  return objects.flat();
}

async function read(file: string): Promise<string> {
  try {
    return await readTextFile(file, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`--cni-manifest ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 3, {
      cause: error,
    });
  }
}
