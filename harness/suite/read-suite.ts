import { extname } from 'node:path';
import { readTextFile } from '../text/read-text-file.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { readModuleSuite } from './read-module.ts';
import { readYamlSuite } from './read-yaml.ts';
import type { Suite } from './suite.ts';

const mostMebibytes = 1;

/**
 * The suite of a file: YAML (`.yaml`, `.yml`), or a module (`.ts`, `.mts`, `.mjs`, `.js`).
 * @param dialects ids of all the dialects there are
 * @throws UserError (3) naming the file, its lines, and what is wrong with them
 */
export async function readSuite(file: string, dialects: readonly string[]): Promise<Suite> {
  switch (extname(file)) {
    case '.yaml':
    case '.yml':
      return readYamlSuite(await textOfFile(file), file, dialects);
    case '.ts':
    case '.mts':
    case '.mjs':
    case '.js':
      return readModuleSuite(file, dialects);
    default:
      throw new UserError(`${file}: is no suite by its name; a suite is a .yaml, .yml, .ts, .mts, .mjs or .js file.`, 3);
  }
}

async function textOfFile(file: string): Promise<string> {
  try {
    return await readTextFile(file, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = missing ? 'there is no such file' : `can't be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new UserError(`${file}: ${why}.`, 3, { cause: error });
  }
}
