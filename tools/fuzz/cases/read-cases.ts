import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FuzzWorld } from '../world/fuzz-world.ts';

/** A world that once showed a difference. */
export interface RegressionCase {
  readonly file: string;
  /** What was wrong, in a sentence. */
  readonly found: string;
  readonly world: FuzzWorld;
}

/** Every kept case. Generators wrote their worlds, and replaying compiles them, which checks their policies. */
export function readCases(): readonly RegressionCase[] {
  const folder = import.meta.dirname;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, ...(parse(readFileSync(join(folder, file), 'utf8')) as Omit<RegressionCase, 'file'>) }));
}
