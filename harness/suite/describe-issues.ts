import type { z } from 'zod';
import { closest } from '../text/closest.ts';
import { hintFor, mostProblems, placeText, type Problem, showValue, valueAt } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** How a value that is no text could be written as one, in the words of its file: `'8080'`. */
export type QuoteOf = (path: readonly PropertyKey[]) => string | undefined;

/**
 * What zod found, in sentences about the suite. Schemas of suites give their errors as `expected …`, to stand behind the value that is
 * there; those of strict maps are the list of their keys.
 * @param root what was checked, or holds it
 * @param above the path from `root` to what was checked
 */
export function describeIssues(
  issues: readonly Issue[],
  root: unknown,
  quoteOf: QuoteOf = () => undefined,
  above: readonly PropertyKey[] = [],
): readonly Problem[] {
  const slips = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => JSON.stringify(path)));
  return issues
    .slice(0, mostProblems)
    .filter(({ code, path }) => code !== 'custom' || !slips.has(JSON.stringify(path)))
    .flatMap((issue) => describe(issue, { root, quoteOf }, above));
}

interface Context {
  readonly root: unknown;
  readonly quoteOf: QuoteOf;
}

function describe(issue: Issue, context: Context, above: readonly PropertyKey[]): readonly Problem[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostProblems).map((key): Problem => unknownKey(key, issue.message.split(', '), path, context));
    case 'invalid_key':
      return issue.issues.map((inner) => ({ path, part: 'key', message: keySentence(inner, path, context) }));
    case 'invalid_union':
      return describeUnion(issue, context, path);
    case 'invalid_type':
      return [{ path, part: 'value', message: typeSentence(issue, path, context) }];
    case 'invalid_value':
      return [{ path, part: 'value', message: choiceSentence(issue.values.map(String), path, context) }];
    case 'custom':
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
      return [{ path, part: 'value', message: valueSentence(issue.message, path, context) }];
  }
}

function unknownKey(key: string, known: readonly string[], path: readonly PropertyKey[], { root }: Context): Problem {
  const hint = hintFor(key, known, 'it has none');
  return { path: [...path, key], part: 'key', message: `${placeText(root, path)} has an unknown key ${showValue(key)}; ${hint}` };
}

function keySentence(inner: Issue, path: readonly PropertyKey[], { root }: Context): string {
  const key = String(path.at(-1));
  const place = placeText(root, path.slice(0, -1));
  return inner.message.startsWith('expected') ? `${place} has the key ${showValue(key)}; ${inner.message}` : `${place}: ${inner.message}`;
}

/** The branch that the value was meant for is the only one whose complaint is not about the whole of it. */
function describeUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  context: Context,
  path: readonly PropertyKey[],
): readonly Problem[] {
  const meant = issue.errors.filter((branch) =>
    branch.every(({ code, path: inside }) => inside.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value')),
  );
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only.flatMap((inner) => describe(inner, context, path));
  return [{ path, part: 'value', message: valueSentence(issue.message, path, context) }];
}

function typeSentence(issue: Extract<Issue, { code: 'invalid_type' }>, path: readonly PropertyKey[], context: Context): string {
  const value = valueAt(context.root, path);
  const quoted =
    issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean') ? context.quoteOf(path) : undefined;
  return valueSentence(`expected ${typeWords(issue.expected)}${quoted === undefined ? '' : `: quote it, ${quoted}`}`, path, context);
}

function typeWords(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'object':
    case 'record':
      return 'a map';
    case 'array':
      return 'a list';
    default:
      return `a ${expected}`;
  }
}

function choiceSentence(choices: readonly string[], path: readonly PropertyKey[], context: Context): string {
  const value = valueAt(context.root, path);
  const near = typeof value === 'string' && choices.length > 1 ? closest(value, choices) : undefined;
  return valueSentence(`expected ${choices.join(' or ')}${near === undefined ? '' : `; did you mean ${near}?`}`, path, context);
}

/** Messages of schemas are what was expected, or what is wrong with the whole of a value. */
function valueSentence(message: string, path: readonly PropertyKey[], { root }: Context): string {
  const value = valueAt(root, path);
  if (!message.startsWith('expected')) return `${placeText(root, path)}: ${message}`;
  if (value === undefined && path.length > 0) return `${placeText(root, path.slice(0, -1))} has no ${String(path.at(-1))}; ${message}`;
  return `${placeText(root, path)} is ${showValue(value)}; ${message}`;
}
