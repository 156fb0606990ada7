import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One package that whoever installs this one gets. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as its package.json says. */
  readonly licence: string;
  readonly hasInstallScript: boolean;
}

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() })),
});
const written = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: written.optional(),
  licenses: z.array(written).optional(),
});

/** The production dependencies that are installed below a folder, those of dependencies included, by name. Other platforms' are not installed. */
export function readDependencies(root: string): readonly Dependency[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true && existsSync(join(root, folder, 'package.json')))
    .map(([folder, { hasInstallScript = false }]) => ({ ...readManifest(join(root, folder, 'package.json')), hasInstallScript }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function readManifest(path: string): Omit<Dependency, 'hasInstallScript'> {
  const { name, version, license, licenses = [] } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { name, version, licence: license ?? (licenses.length === 0 ? 'none' : licenses.join(' OR ')) };
}
