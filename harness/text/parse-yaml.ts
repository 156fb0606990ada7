import { type Document, isScalar, LineCounter, parseAllDocuments, visit, YAMLError, type YAMLMap } from 'yaml';
import { isDeeperThan } from './is-deeper-than.ts';
import { YamlLines } from './yaml-lines.ts';

/** What makes a text no YAML that is read here; one line. */
export class YamlError extends Error {
  /** From 1; absent where it is no single line's fault. */
  readonly line: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly line?: number | undefined } = {}) {
    super(message, options);
    this.line = options.line;
  }
}

/** One document of a YAML text. */
export interface YamlDocument {
  /** `null` where it holds nothing but comments. */
  readonly value: unknown;
  readonly lines: YamlLines;
}

const mostDepth = 100;
const mostAliases = 1_000;

/** The documents of a YAML 1.2 text from a stranger. @throws YamlError as `parseYamlWithLines` does */
export function parseYamlDocuments(text: string): readonly unknown[] {
  return parseYamlWithLines(text).map(({ value }) => value);
}

/**
 * The documents of a YAML 1.2 text from a stranger, each with its lines. Time and memory are bounded by its length: aliases can't multiply it
 * (1,000 of them, and 100 times the nodes they stand for), lists and maps are at most 100 deep, keys are compared by a hash.
 * @throws YamlError for everything else than YAML with unique keys
 */
export function parseYamlWithLines(text: string): readonly YamlDocument[] {
  const lineCounter = new LineCounter();
  // A `%YAML 1.1` line must not bring back merge keys, which no alias count bounds. The package's own search for a key that
  // is there twice takes time that grows with the square of their number.
  const options = { schema: 'core', uniqueKeys: false, logLevel: 'error', lineCounter } as const;
  return asYamlError(() =>
    Array.from(parseAllDocuments(text, options), (document) => {
      const [problem] = document.errors;
      if (problem !== undefined) throw problem;
      checkAliases(document);
      checkKeys(document, lineCounter);
      const value = document.toJS() as unknown;
      // Aliases add to the depth, and may stand for what holds them.
      if (isDeeperThan(value, mostDepth)) throw new YamlError(`lists and maps are more than ${String(mostDepth)} deep, or hold themselves`);
      return { value, lines: new YamlLines(document, lineCounter) };
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
          const { line, col } = lines.linePos(key.range?.[0] ?? 0);
          const place = `line ${String(line)}, column ${String(col)}`;
          throw new YamlError(`Map keys must be unique at ${place}: ${JSON.stringify(key.value)}`, { line });
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
    const message = error instanceof Error ? error.message : String(error);
    const line = error instanceof YAMLError ? error.linePos?.[0].line : undefined;
    throw new YamlError(message.split('\n')[0] ?? '', { cause: error, line });
  }
}
