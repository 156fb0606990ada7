import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, visit, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { type OpenDocument, openYamlDocuments, YamlError, type YamlPlace } from '../text/parse-yaml.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { describeIssues } from './describe-issues.ts';
import { expectationProblems, flowProblems } from './expectation-problems.ts';
import { type Problem, refuseProblems, valueAt } from './problem.ts';
import { suiteFileSchema } from './suite-file-schema.ts';
import { type ReadSuite, suiteOfFile } from './suite-of-file.ts';
import { suiteProblems, valuesProblems } from './suite-problems.ts';
import type { Suite } from './suite.ts';

/**
 * The suite that a `netpol.yaml` writes; its source's paths are absolute, and every expectation knows its line.
 * @param file as messages name it; relative paths in the text are of its folder
 * @param dialects ids of all the dialects there are
 * @throws UserError (3) with a line for each thing that is wrong: `netpol.yaml:12:5: …`
 */
export function readYamlSuite(text: string, file: string, dialects: readonly string[]): Suite {
  const open = openSuite(text, file);
  const locate = ({ path, part }: Pick<Problem, 'path' | 'part'>): YamlPlace => placeOf(open, path, part);
  const checked = suiteFileSchema.safeParse(open.value);
  const issues = checked.error?.issues ?? [];
  // One slip of the fingers in a key is to hide nothing else that is wrong.
  const written = checked.data ?? suiteFileSchema.safeParse(withoutUnknownKeys(open.value, issues)).data;
  const read = written && suiteOfFile(written, file, (path) => ({ file, ...locate({ path, part: 'value' }) }));
  const problems = [
    ...hiddenKeys(open),
    ...describeIssues(issues, open.value, (path) => quoteOf(open, path)),
    ...(read === undefined ? [] : crossProblems(read, dialects)),
  ];
  refuseProblems(file, problems, locate);
  if (read === undefined) throw new UserError(`${file}: can't be read as a suite.`, 3);
  return read.suite;
}

function openSuite(text: string, file: string): OpenDocument {
  try {
    const [first, second] = openYamlDocuments(text);
    if (first === undefined || first.value === null) {
      throw new UserError(`${file}: is empty; expected a suite, with claims and scenarios.`, 3);
    }
    if (second !== undefined) throw new UserError(`${file}: holds several documents; expected one.`, 3);
    return first;
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { at } = error;
    if (at === undefined) throw new UserError(`${file}: is no YAML that can be read: ${error.message}.`, 3, { cause: error });
    const line = text.split('\n')[at.line - 1] ?? '';
    const hint = line.includes('->') ? "; a flow with [ or * is quoted: '[api, worker] -> postgres:5432'" : '';
    throw new UserError(`${file}:${String(at.line)}:${String(at.column)}: ${at.summary.replace(/\.$/, '')}${hint}.`, 3, { cause: error });
  }
}

/** What flows, engines, claims and peers say of one another. */
function crossProblems({ suite, scenarios, rows }: ReadSuite, dialects: readonly string[]): readonly Problem[] {
  const ofRows = rows.flatMap(({ flow, path }) =>
    flowProblems(flow, suite.peers).map((message): Problem => ({ path, part: 'value', message })),
  );
  const ofScenarios = scenarios.flatMap(({ expectations, paths }) =>
    expectationProblems(expectations, suite).map(({ index, message }): Problem => ({ path: paths[index] ?? [], part: 'value', message })),
  );
  const needless = scenarios.flatMap(({ written }, index) =>
    (['values', 'requires'] as const).flatMap((key) =>
      written[key] === undefined ? [] : valuesProblems(suite, `scenarios.${written.id}`, ['scenarios', index, key]),
    ),
  );
  return [...suiteProblems(suite, dialects), ...needless, ...ofRows, ...ofScenarios];
}

/** Keys that JavaScript takes for something else, so that no schema sees them. */
function hiddenKeys({ document, lines }: OpenDocument): readonly Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Pair: (_key, { key }: Pair) => {
      if (!isScalar(key) || key.value !== '__proto__') return;
      const { line, col: column } = lines.linePos(key.range?.[0] ?? 0);
      found.push({ path: [], part: 'key', message: 'no map of a suite can have the key "__proto__"', at: { line, column } });
    },
  });
  return found;
}

function withoutUnknownKeys(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const issue of issues) {
    const map = issue.code === 'unrecognized_keys' ? valueAt(copy, issue.path) : undefined;
    if (issue.code !== 'unrecognized_keys' || typeof map !== 'object' || map === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(map, key);
  }
  return copy;
}

/** Where a path stands, or else what is nearest above it. */
function placeOf({ document, lines }: OpenDocument, path: readonly PropertyKey[], part: Problem['part']): YamlPlace {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const [index, key] of path.entries()) {
    const pair = pairOf(document, node, key);
    if (pair === undefined) break;
    const place = part === 'key' && index === path.length - 1 ? pair.key : pair.value;
    offset = (isNode(place) ? place.range?.[0] : undefined) ?? (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
    node = pair.value;
  }
  const { line, col: column } = lines.linePos(offset ?? 0);
  return { line: Math.max(line, 1), column: Math.max(column, 1) };
}

function pairOf(
  document: OpenDocument['document'],
  node: unknown,
  key: PropertyKey,
): { readonly key: unknown; readonly value: unknown } | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(target)) return typeof key === 'number' ? { key: undefined, value: target.items[key] } : undefined;
  if (!isMap(target)) return undefined;
  const index = pairsByKey.get(target) ?? indexOf(target);
  pairsByKey.set(target, index);
  return index.get(String(key));
}

/** Every flow is looked up from the top: its map is read once. */
const pairsByKey = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function indexOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  return new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
}

/** The text of a number or of true and false, as it would have to be written. */
function quoteOf({ document }: OpenDocument, path: readonly PropertyKey[]): string | undefined {
  let node: unknown = document.contents;
  for (const key of path) node = pairOf(document, node, key)?.value;
  const scalar = isAlias(node) ? node.resolve(document) : node;
  return isScalar(scalar) && typeof scalar.source === 'string' ? `'${scalar.source}'` : undefined;
}
