import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { DrawnWorld } from '../generate/draw-world.ts';

/** Write a world that shows a difference where the tests replay it. @returns the file's path from the repository's root */
export function keepCase({ dialect, seed, world }: DrawnWorld, found: string): string {
  const path = join('fuzz', 'cases', `${dialect}-${String(seed >>> 0)}.yaml`);
  writeFileSync(join(import.meta.dirname, '..', '..', path), stringify({ found, world }));
  return path;
}
