import { type Document, isScalar, LineCounter, parseAllDocuments, visit, type YAMLMap } from 'yaml';
import { isDeeperThan } from './is-deeper-than.ts';

/** What makes a text no YAML that is read here; one line. */
export class YamlError extends Error {}

const mostDepth = 100;
const mostAliases = 1_000;

/**
 * The documents of a YAML 1.2 text from a stranger. Time and memory are bounded by its length: aliases can't multiply it
 * (1,000 of them, and 100 times the nodes they stand for), lists and maps are at most 100 deep, keys are compared by a hash.
 * @throws YamlError for everything else than YAML with unique keys
 */
export function parseYamlDocuments(text: string): readonly unknown[] {
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
      return value;
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
          throw new YamlError(`Map keys must be unique at line ${String(line)}, column ${String(col)}: ${JSON.stringify(key.value)}`);
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
    throw new YamlError(message.split('\n')[0] ?? '', { cause: error });
  }
}
