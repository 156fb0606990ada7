import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeftOutFile } from '../../vocabulary/source-info.ts';
import { UserError } from '../../vocabulary/user-error.ts';

/** A file that may hold Kubernetes objects. */
export interface ManifestFile {
  readonly path: string;
  /** What it is, to judge by its name, where it holds none: then it is left out, not wrong. */
  readonly otherwise?: string;
}

/** Files that may hold objects, in the order of their paths, and those that are something else. */
export interface ManifestFiles {
  readonly files: readonly ManifestFile[];
  readonly leftOut: readonly LeftOutFile[];
}

const extension = /\.(?:ya?ml|json)$/i;
/** A folder of manifests has some hundreds; one of more than this is a home or a disk. */
const mostEntries = 20_000;
const never: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^kustomization\.ya?ml$/, 'a kustomization'],
  [/^Chart\.ya?ml$/, 'a chart'],
  [/\.schema\.json$/, 'a JSON Schema'],
];
/** A policy may well be in a file called netpol.yaml. */
const perhaps: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^netpol\.ya?ml$/, 'a suite'],
  [/^values(?:[-._].*)?\.ya?ml$/, 'chart values'],
];

/**
 * The files of a folder that may hold Kubernetes objects: `.yaml`, `.yml` and `.json`, in all folders in it. What is hidden is skipped;
 * charts, kustomizations, JSON Schemas are left out.
 * @throws UserError (3) where there is more than anybody deploys
 */
export async function findManifestFiles(folder: string): Promise<ManifestFiles> {
  const found = { entries: 0, files: [] as ManifestFile[], leftOut: [] as LeftOutFile[] };
  await walk(folder, []);
  return { files: found.files, leftOut: found.leftOut };

  async function walk(here: string, above: readonly string[]): Promise<void> {
    const real = await realpath(here);
    // A link to a folder that it is in leads round in a circle.
    if (above.includes(real)) return;
    const names = (await readdir(here)).filter((name) => !name.startsWith('.')).toSorted();
    found.entries += names.length;
    if (found.entries > mostEntries) {
      throw new UserError(`${folder} holds more than ${String(mostEntries)} files; name the folder of the manifests.`, 3);
    }
    if (above.length > 0 && names.includes('Chart.yaml')) {
      found.leftOut.push({ path: here, reason: 'a chart' });
      return;
    }
    for (const name of names) {
      const path = join(here, name);
      const about = await stat(path).catch(() => undefined);
      if (about?.isDirectory() === true) await walk(path, [...above, real]);
      else if (about?.isFile() === true && extension.test(name)) sort(name, path);
    }
  }

  function sort(name: string, path: string): void {
    const reason = reasonFor(name, never);
    const otherwise = reasonFor(name, perhaps);
    if (reason !== undefined) found.leftOut.push({ path, reason });
    else found.files.push({ path, ...(otherwise === undefined ? {} : { otherwise }) });
  }
}

function reasonFor(name: string, reasons: typeof never): string | undefined {
  return reasons.find(([pattern]) => pattern.test(name))?.[1];
}
