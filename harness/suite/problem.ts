import { closest } from '../text/closest.ts';
import { neutralise } from '../text/neutralise.ts';
import { UserError } from '../vocabulary/user-error.ts';

/** Something that is wrong with a suite, and where in it. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  /** What of a map's entry it is about, for the place in the text. */
  readonly part: 'key' | 'value';
  /** A sentence without an end mark. */
  readonly message: string;
  /** Where it stands, if no path leads there. */
  readonly at?: { readonly line: number; readonly column: number };
}

/** Where a problem stands in a text; undefined where there is none to point at. */
export type Locate = (problem: Problem) => Problem['at'];

const mostListed = 50;
/** Whoever makes a hundred thousand mistakes is shown the first; each takes time to describe and to place. */
export const mostProblems = 1_000;
const mostKnown = 1_000;
const mostKnownListed = 20;

/**
 * All problems as one error, a line each, in the order of the file: `netpol.yaml:12:5: …`.
 * @throws UserError (3) where there are any
 */
export function refuseProblems(file: string, problems: readonly Problem[], locate: Locate = () => undefined): void {
  if (problems.length === 0) return;
  const placed = problems.slice(0, mostProblems).map((problem) => ({ place: problem.at ?? locate(problem), message: problem.message }));
  placed.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0));
  const lines = placed.map(({ place, message }) => {
    const where = place === undefined ? file : `${file}:${String(place.line)}:${String(place.column)}`;
    return `${where}: ${neutralise(message, 'show')}.`.replace(/\?\.$/, '?');
  });
  const unique = [...new Set(lines)];
  const more = unique.length - mostListed;
  throw new UserError([...unique.slice(0, mostListed), ...(more > 0 ? [`${file}: … and ${String(more)} more.`] : [])].join('\n'), 3);
}

/** Words for a place in a suite: `scenarios.closed.allow[0]`. What has an id is called by it. */
export function placeText(root: unknown, path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the suite';
  const words = path.map((key, index) => {
    if (typeof key !== 'number') return `${index === 0 ? '' : '.'}${String(key)}`;
    const item = valueAt(root, path.slice(0, index + 1));
    const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
    return typeof id === 'string' && id !== '' ? `.${id}` : `[${String(key)}]`;
  });
  return words.join('');
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
    root,
  );
}

/** A value in a sentence: `"yes"`, `8080, a number`, `a list`. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(value.length > mostShown ? `${value.slice(0, mostShown)}…` : value);
  if (typeof value === 'number') return `${String(value)}, a number`;
  if (typeof value === 'boolean') return `${String(value)}, a truth value`;
  return typeof value === 'function' ? 'a function' : 'a map';
}

const mostShown = 80;

/** What a record itself holds under a key, which `constructor` is not. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** What could have been meant by a name that is not there: the nearest one, or all there are. @param none where there are none */
export function hintFor(given: string, known: readonly string[], none: string): string {
  if (known.length === 0) return none;
  const near = known.length > mostKnown ? undefined : closest(given, known);
  if (near !== undefined) return `did you mean ${JSON.stringify(near)}?`;
  return `known are ${known.slice(0, mostKnownListed).join(', ')}${known.length > mostKnownListed ? ', …' : ''}`;
}
