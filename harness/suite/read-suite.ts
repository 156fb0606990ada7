import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readYamlSuite } from './read-yaml.ts';
import type { Suite } from './suite.ts';

/** stand-in */
export async function readSuite(file: string): Promise<Suite> {
  if (/\.ya?ml$/.test(file))
    return readYamlSuite(await readFile(file, 'utf8'), file, ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy']);
  const module = (await import(pathToFileURL(resolve(file)).href)) as { default: Suite };
  return module.default;
}
