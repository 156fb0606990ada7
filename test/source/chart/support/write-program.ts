import { chmod, writeFile } from 'node:fs/promises';

/**
 * Write an executable file of lines for a shell: what stands in helm's place where helm itself would take a registry, an old release, or
 * a fault.
 * @returns the path
 */
export async function writeProgram(path: string, ...lines: readonly string[]): Promise<string> {
  await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(path, 0o755);
  return path;
}
