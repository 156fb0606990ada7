import { type Document, isScalar, LineCounter, parseAllDocuments, visit, type YAMLMap, YAMLParseError } from 'yaml';
import { isDeeperThan } from './is-deeper-than.ts';
import { YamlLines } from './yaml-lines.ts';

/** What makes a text no YAML that is read here; one line. */
export class YamlError extends Error {
  /** Where it is, and what it is without these words; undefined where it is about the text as a whole. */
  readonly at: (YamlPlace & { readonly summary: string }) | undefined;

  constructor(message: string, at?: YamlError['at'], options?: ErrorOptions) {
    super(message, options);
    this.at = at;
  }

  /** From 1; undefined where it is no single line's fault. */
  get line(): number | undefined {
    return this.at?.line;
  }
}

/** A place in a YAML text, counted from 1. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

/** A document with its nodes, which know where they stand. */
export interface OpenDocument {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly value: unknown;
}

const mostDepth = 100;
const mostAliases = 1_000;

/**
 * The documents of a YAML 1.2 text from a stranger. Time and memory are bounded by its length: aliases can't multiply it
 * (1,000 of them, and 100 times the nodes they stand for), lists and maps are at most 100 deep, keys are compared by a hash.
 * @throws YamlError for everything else than YAML with unique keys
 */
export function parseYamlDocuments(text: string): readonly unknown[] {
  return openYamlDocuments(text).map(({ value }) => value);
}

/** One document of a YAML text, and where its parts stand. */
export interface YamlDocument {
  /** `null` where it holds nothing but comments. */
  readonly value: unknown;
  readonly lines: YamlLines;
}

/** As {@link parseYamlDocuments}, with the lines. @throws YamlError as it does */
export function parseYamlWithLines(text: string): readonly YamlDocument[] {
  return openYamlDocuments(text).map(({ document, lines, value }) => ({ value, lines: new YamlLines(document, lines) }));
}

/** As {@link parseYamlDocuments}, with the nodes. @throws YamlError as it does */
export function openYamlDocuments(text: string): readonly OpenDocument[] {
  const lines = new LineCounter();
  // A `%YAML 1.1` line must not bring back merge keys, which no alias count bounds. The package's own search for a key that
  // is there twice takes time that grows with the square of their number.
  const options = { schema: 'core', uniqueKeys: false, logLevel: 'error', lineCounter: lines } as const;
  return asYamlError(() =>
    Array.from(parseAllDocuments(text, options), (document) => {
      const [problem] = document.errors;
      if (problem !== undefined) throw problem;
      checkAliases(document);
      checkKeys(document, lines);
      const value = document.toJS() as unknown;
      // Aliases add to the depth, and may stand for what holds them.
      if (isDeeperThan(value, mostDepth)) throw new YamlError(`lists and maps are more than ${String(mostDepth)} deep, or hold themselves`);
      return { document, lines, value };
    }),
  );
}

/** The only document of a text; undefined where it is empty. @throws YamlError as `parseYamlDocuments` does, and for a second document */
export function parseYaml(text: string): unknown {
  const [first, ...others] = parseYamlDocuments(text);
  if (others.length > 0) throw new YamlError('it holds several documents; one is expected');
  return first;
}

function checkAliases(document: Document.Parsed): void {
  const found = { aliases: 0 };
  visit(document, {
    Alias: () => {
      found.aliases += 1;
      if (found.aliases > mostAliases) throw new YamlError(`there are more than ${String(mostAliases)} aliases`);
    },
  });
}

function checkKeys(document: Document.Parsed, lines: LineCounter): void {
  visit(document, {
    Map: (_key, map: YAMLMap) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const { line, col: column } = lines.linePos(key.range?.[0] ?? 0);
          const name = JSON.stringify(key.value);
          const message = `Map keys must be unique at line ${String(line)}, column ${String(column)}: ${name}`;
          throw new YamlError(message, { line, column, summary: `the key ${name} is there twice in one map` });
        }
        seen.add(key.value);
      }
    },
  });
}

function asYamlError<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof YamlError) throw error;
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const place = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
    const at = place && { line: place.line, column: place.col, summary: message.replace(/ at line \d+, column \d+:?$/, '') };
    throw new YamlError(message, at, { cause: error });
  }
}
