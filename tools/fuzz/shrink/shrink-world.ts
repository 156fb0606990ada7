import { type FuzzWorld, slotWord } from '../world/fuzz-world.ts';

/** Which of some worlds show a difference, by position; what the model refuses shows none. */
export type ShowDifference = (candidates: readonly FuzzWorld[]) => Promise<readonly boolean[]>;

/**
 * Cut a world down as long as it still shows a difference: whatever part of its JSON can go, goes, the largest parts first.
 * @param atOnce candidates asked about at a time
 */
export async function shrinkWorld(world: FuzzWorld, atOnce: number, showDifference: ShowDifference): Promise<FuzzWorld> {
  let smallest = world;
  // After a cut the next candidates are those that follow it; another pass from the start shows what the cut made possible.
  for (let from = 0, sinceCut = 0; ; from += atOnce) {
    const candidates = [...cuts(smallest)];
    if (sinceCut >= candidates.length) return smallest;
    if (from >= candidates.length) from = 0;
    const some = candidates.slice(from, from + atOnce);
    const at = (await showDifference(some)).indexOf(true);
    const smaller = some[at];
    sinceCut = smaller === undefined ? sinceCut + some.length : 0;
    if (smaller === undefined) continue;
    smallest = smaller;
    from += at - atOnce;
  }
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Fields that a pod cannot lack. */
const needed = new Set(['namespace', 'labels', 'ports', 'serviceAccount']);

function* cuts(world: FuzzWorld): Generator<FuzzWorld> {
  const json = JSON.parse(JSON.stringify(world)) as Json;
  const paths = [...pathsOf(json, [])].filter((path) => canGo(path) && !keepsApart(json, path)).sort((a, b) => a.length - b.length);
  for (const path of paths) {
    const smaller = without(json, path) as unknown as FuzzWorld;
    if (smaller.shape.pods.length > 0) yield smaller;
  }
}

/** Whole objects and what is in their spec or labels; pods, labels and ports. */
function canGo([part, place, field, ...rest]: Path): boolean {
  if (part === 'objects')
    return place !== undefined && (field === undefined || rest.length > 0) && !['name', 'namespace'].includes(String(rest[0]));
  if (place === 'pods') return field !== undefined && !needed.has(String(rest.at(-1) ?? ''));
  return part === 'shape' && place !== undefined && (place === 'robot' ? field : rest[0]) !== undefined;
}

/** What cluster-scoped policies select their own world's pods by. */
const subjectFields: ReadonlySet<string> = new Set(['namespaceSelector', 'subject', 'endpointSelector']);

/** Without it a policy would select what all worlds share, and show its differences in another one. */
function keepsApart(json: Json, path: Path): boolean {
  return path.some((key) => subjectFields.has(String(key))) && JSON.stringify([partAt(json, path)]).includes(slotWord);
}

function partAt(json: Json | undefined, [key, ...rest]: Path): Json | undefined {
  if (key === undefined || typeof json !== 'object' || json === null) return json;
  return partAt(Reflect.get(json, key) as Json | undefined, rest);
}

function* pathsOf(json: Json, path: Path): Generator<Path> {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    const inner = [...path, Array.isArray(json) ? Number(key) : key];
    yield inner;
    yield* pathsOf(value, inner);
  }
}

function without(json: Json, [key, ...rest]: Path): Json {
  if (Array.isArray(json)) {
    const list: readonly Json[] = json;
    return rest.length === 0
      ? list.filter((_, index) => index !== key)
      : list.map((item, index) => (index === key ? without(item, rest) : item));
  }
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json as Readonly<Record<string, Json>>);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.fromEntries(entries.map(([name, value]) => [name, name === key ? without(value, rest) : value]));
}
