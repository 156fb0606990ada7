import type { z } from 'zod';
import { isDeeperThan } from '../harness/text/is-deeper-than.ts';
import { readTextFile } from '../harness/text/read-text-file.ts';
import { type Results } from '../harness/vocabulary/results.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { resultsSchema } from './schema/results-schema.ts';
import { upgradeResults } from './upgrade-results.ts';

/** The whole catalogue makes 11; a matrix of every CNI and version would still fit. */
const mostMebibytes = 256;
const mostDepth = 200;

/**
 * Read results that a run wrote; those of version 1 become version 2.
 * @throws UserError (exit 2) naming the file, and the field where its content is not that of `results.json`,
 * or where it has more than 256 MiB
 */
export async function readResults(path: string): Promise<Results> {
  const value = parseJson(path, await readText(path));
  if (isDeeperThan(value, mostDepth)) {
    throw new UserError(`${path} does not hold results: lists and maps are more than ${String(mostDepth)} deep.`, 2);
  }
  const version = typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : undefined;
  if (version !== 1 && version !== 2) {
    const found = version === undefined ? 'has no schemaVersion' : `has schemaVersion ${JSON.stringify(version)}`;
    throw new UserError(
      `${path} ${found}; this version of netpol-conformance reads results with schemaVersion 1 or 2. Run the suite again to make them.`,
      2,
    );
  }
  const parsed = resultsSchema.safeParse(version === 1 ? (upgradeResults(value) ?? value) : value);
  if (parsed.success) return parsed.data;
  throw new UserError(`${path} does not hold results: ${describeIssues(parsed.error.issues)}.`, 2, { cause: parsed.error });
}

async function readText(path: string): Promise<string> {
  try {
    return await readTextFile(path, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} can't be read: ${problem}. Name a results.json that a run wrote (--out DIR).`, 2, { cause: error });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} is not JSON: ${problem}. Name a results.json that a run wrote (--out DIR).`, 2, { cause: error });
  }
}

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  const [first] = issues;
  if (first === undefined) return 'it does not match the schema';
  const path = first.path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const more = issues.length === 1 ? '' : `, and ${String(issues.length - 1)} more`;
  return `${path === '' ? 'the top level' : path}: ${first.message}${more}`;
}
