import { commentedKeys } from './commented-keys.ts';

/** What a chart says about the values that it reads. */
export interface ChartValueSources {
  /** Its values.yaml; empty where it has none. */
  readonly text: string;
  /** What is in it. */
  readonly values: unknown;
  /** What is in its values.schema.json; undefined where it has none. */
  readonly schema: unknown;
  /** Its own charts, by the names under which it passes values to them. */
  readonly subcharts: ReadonlyMap<string, ChartValueSources>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Which values a chart knows: keys of its values.yaml, also commented-out ones, and properties of its values.schema.json. */
export class KnownValues {
  readonly #values: unknown;
  readonly #schema: unknown;
  readonly #commented: readonly (readonly string[])[];
  readonly #subcharts: ReadonlyMap<string, KnownValues>;

  constructor({ text, values, schema, subcharts }: ChartValueSources) {
    this.#values = values;
    this.#schema = schema;
    this.#commented = commentedKeys(text);
    this.#subcharts = new Map([...subcharts].map(([name, sources]) => [name, new KnownValues(sources)]));
  }

  /** @param path as helm's `--set` takes it: `a.b`, `a.list[0].b`, `a.key\.with\.dots` */
  knows(path: string): boolean {
    return this.#knows(splitPath(path));
  }

  /** The keys beside the first one of a path that is not known, with the path of the map that they are in; sorted. */
  beside(path: string): { readonly parent: string; readonly keys: readonly string[] } {
    const keys = splitPath(path);
    const known = keys.findIndex((_, index) => !this.#knows(keys.slice(0, index + 1)));
    const parent = keys.slice(0, Math.max(known, 0));
    return { parent: parent.join('.'), keys: [...new Set(this.#keysIn(parent))].toSorted() };
  }

  #knows(keys: readonly string[]): boolean {
    return keys.length > 0 && this.#keysIn(keys.slice(0, -1)).includes(keys.at(-1) ?? '');
  }

  #keysIn(parent: readonly string[]): readonly string[] {
    const [first, ...rest] = parent;
    const commented = this.#commented.filter((path) => path.length === parent.length + 1 && parent.every((key, at) => key === path[at]));
    // Values called `global` are passed to every chart in the chart.
    const below = [...this.#subcharts].flatMap(([name, known]) => {
      if (first === 'global') return known.#keysIn(parent);
      return first === name ? known.#keysIn(rest) : first === undefined ? [name] : [];
    });
    return [
      ...valuesAt(this.#values, parent).flatMap(keysOfValue),
      ...schemasAt(this.#schema, this.#schema, parent).flatMap((schema) => keysOfSchema(schema, this.#schema)),
      ...commented.flatMap((path) => path.slice(-1)),
      ...below,
    ];
  }
}

/** Where any item of a list will do. */
const anyItem = '[]';

function splitPath(path: string): readonly string[] {
  return path
    .replaceAll(/\[\d+\]/g, `.${anyItem}`)
    .split(/(?<!\\)\./)
    .map((key) => key.replaceAll('\\.', '.'));
}

function valuesAt(values: unknown, [key, ...rest]: readonly string[]): readonly unknown[] {
  if (key === undefined) return [values];
  if (Array.isArray(values)) return key === anyItem ? values.flatMap((item) => valuesAt(item, rest)) : [];
  return isMap(values) && Object.hasOwn(values, key) ? valuesAt(values[key], rest) : [];
}

function keysOfValue(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length > 0 ? [anyItem] : [];
  return isMap(value) ? Object.keys(value) : [];
}

function schemasAt(schema: unknown, root: unknown, path: readonly string[]): readonly unknown[] {
  return path.reduce<readonly unknown[]>(
    (schemas, key) => {
      const next = schemas
        .flatMap((each) => alternatives(each, root))
        .map((each) => (key === anyItem ? each['items'] : propertiesOf(each)[key]));
      return [...new Set(next)].filter((each) => each !== undefined && each !== false);
    },
    [schema],
  );
}

function keysOfSchema(schema: unknown, root: unknown): readonly string[] {
  return alternatives(schema, root).flatMap((each) => [
    ...Object.entries(propertiesOf(each)).flatMap(([key, value]) => (value === false ? [] : [key])),
    ...(isMap(each['items']) ? [anyItem] : []),
  ]);
}

function propertiesOf(schema: Fields): Fields {
  const { properties } = schema;
  return isMap(properties) ? Object.fromEntries(Object.entries(properties)) : {};
}

/** A schema with all that it refers to for the same value, each once. A file outside of the chart is not fetched for it. */
function alternatives(schema: unknown, root: unknown): readonly Fields[] {
  const found = new Set<Fields>();
  const collect = (each: unknown): void => {
    if (!isMap(each) || found.has(each)) return;
    found.add(each);
    const { $ref, allOf, anyOf, oneOf } = each;
    for (const list of [allOf, anyOf, oneOf]) if (Array.isArray(list)) list.forEach(collect);
    [each['then'], each['else']].forEach(collect);
    if (typeof $ref === 'string' && $ref.startsWith('#')) collect(resolvePointer(root, $ref.slice(1)));
  };
  collect(schema);
  return [...found];
}

/** Source: RFC 6901. */
function resolvePointer(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, key) => (isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined), root);
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
