import type { ReadObject } from '../read-objects.ts';
import type { SourceLines } from './source-lines.ts';

/** Where an object that was read from a file stands in it. */
export function linesOfObject(file: string, { line, mapLines }: ReadObject): SourceLines {
  return { object: { file, line }, maps: new Map([...mapLines()].map(([path, at]) => [path, { file, line: at }] as const)) };
}
