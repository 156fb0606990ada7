import { dialects } from '../harness/dialects/registry.ts';
import { readSuite as readSuiteFile } from '../harness/suite/read-suite.ts';
import type { Suite } from '../harness/suite/suite.ts';

/**
 * The suite of a file: YAML (`.yaml`, `.yml`), or a module (`.ts`, `.mts`, `.mjs`, `.js`).
 * @throws UserError (3) naming the file, its lines, and what is wrong with them
 */
export function readSuite(file: string): Promise<Suite> {
  return readSuiteFile(
    file,
    dialects.map(({ id }) => id),
  );
}
