import type { TemplateLine } from '../../vocabulary/results.ts';
import { markKey } from './mark-template.ts';

/** A value without its marks, and the marks by field path (`''` is the value itself). */
export interface Unmarked {
  readonly value: unknown;
  readonly lines: ReadonlyMap<string, TemplateLine>;
}

/** Take the marks of {@link markTemplate} out of a rendered object. */
export function readMarks(marked: unknown): Unmarked {
  const lines = new Map<string, TemplateLine>();
  return { value: unmark(marked, '', lines), lines };
}

function unmark(value: unknown, path: string, lines: Map<string, TemplateLine>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => unmark(item, `${path}[${String(index)}]`, lines));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, item]) => {
    if (key !== markKey) return true;
    const line = parsePlace(item);
    if (line !== undefined) lines.set(path, line);
    return false;
  });
  return Object.fromEntries(kept.map(([key, item]) => [key, unmark(item, path === '' ? key : `${path}.${key}`, lines)]));
}

function parsePlace(place: unknown): TemplateLine | undefined {
  const { file, line } = /^(?<file>.+):(?<line>\d+)$/.exec(String(place))?.groups ?? {};
  return file === undefined || line === undefined ? undefined : { file, line: Number(line) };
}
