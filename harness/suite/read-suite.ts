import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Suite } from './suite.ts';

/** stand-in */
export async function readSuite(file: string): Promise<Suite> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { default: Suite };
  return module.default;
}
