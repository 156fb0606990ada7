import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeExhaustion } from '../vocabulary/describe-exhaustion.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { checkSuite } from './check-suite.ts';
import { defineSuite, unnamedSuite } from './define-suite.ts';
import { allowed, denied, expected } from './expectation.ts';
import type { Suite } from './suite.ts';
import { wordsOf } from './words.ts';

/** What a module's default export is called with where it is a function, so that it needs to import nothing. */
export const moduleWords = { defineSuite, wordsOf, allowed, denied, expected } as const;

/**
 * The suite that is the default export of a `.ts`, `.mjs` or `.js` file, or what that export returns when it is called with
 * {@link moduleWords}; checked as strictly as a `netpol.yaml`.
 * @param dialects ids of all the dialects there are
 * @throws UserError (3) with a line for each thing that is wrong
 */
export async function readModuleSuite(file: string, dialects: readonly string[]): Promise<Suite> {
  const value = await exported(file);
  if (typeof value !== 'object' || value === null) {
    throw new UserError(`${file}: has no suite as its default export; write export default ({ defineSuite }) => defineSuite({ … }).`, 3);
  }
  const named = 'name' in value && value.name !== unnamedSuite ? value : { ...value, name: file };
  return checkSuite(named, file, dialects);
}

async function exported(file: string): Promise<unknown> {
  // What an import says of a missing file it says as well of a file that this one imports.
  if (!existsSync(file)) throw new UserError(`${file}: there is no such file.`, 3);
  try {
    const loaded: unknown = await import(pathToFileURL(resolve(file)).href);
    const value = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
    return isFunctionOfWords(value) ? await value(moduleWords) : value;
  } catch (error) {
    const exhausted = describeExhaustion(error);
    if (exhausted !== undefined) throw new UserError(`${file}: ${exhausted}`, 2, { cause: error });
    throw new UserError(`${file}: ${whyNot(error)}`, 3, { cause: error });
  }
}

function isFunctionOfWords(value: unknown): value is (words: typeof moduleWords) => unknown {
  return typeof value === 'function';
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return `failed: ${String(error)}`;
  if ('code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return `this Node.js (${process.version}) reads no TypeScript; use 22.18 or later, run it with --import tsx, or write .mjs.`;
  }
  return `failed: ${error.message}`;
}
