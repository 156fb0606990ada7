import type { z } from 'zod';
import { parseYaml, YamlError } from '../harness/text/parse-yaml.ts';
import { readTextFile } from '../harness/text/read-text-file.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { GatePolicy, KnownIds } from './gate-policy.ts';
import { policySchema } from './policy-schema.ts';

const mostMebibytes = 1;

/**
 * Read a gate policy.
 * @param known engines and claims of the suite
 * @throws UserError (3) where the file can't be read, (2) where it is no YAML or has more than 1 MiB, or naming each field that is not as it must be
 */
export async function readPolicy(path: string, known: KnownIds): Promise<GatePolicy> {
  const parsed = policySchema(known).safeParse(readYaml(path, await readText(path)));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${path}: ${describeIssue(issue)}`);
  throw new UserError(`${problems.join('\n')}\ndocs/gate.md describes the policy.`, 2, { cause: parsed.error });
}

async function readText(path: string): Promise<string> {
  try {
    return await readTextFile(path, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new UserError(`${path}: can't be read (${reason}); --policy takes a YAML file, as docs/gate.md describes.`, 3);
  }
}

function readYaml(path: string, text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UserError(`${path}: is no YAML: ${error.message}`, 2, { cause: error });
  }
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`)).join('');
  return place === '' ? message : `${place.replace(/^\./, '')}: ${message}`;
}
