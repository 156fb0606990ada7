import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** stand-in */
export function findSuite(folder: string): Promise<string | undefined> {
  const file = join(folder, 'netpol.config.ts');
  return Promise.resolve(existsSync(file) ? file : undefined);
}
