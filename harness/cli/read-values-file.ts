import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { UserError } from '../vocabulary/user-error.ts';

/**
 * Read chart values from a YAML (or JSON) file.
 * @throws UserError (3) where the file can't be read, (2) where it is no YAML or not a map
 */
export async function readValuesFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const values = parseYaml(path, await readText(path));
  if (values === null || values === undefined) return {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new UserError(`${path}: chart values are a map of keys, not ${Array.isArray(values) ? 'a list' : `a ${typeof values}`}.`, 2);
  }
  return Object.fromEntries(Object.entries(values));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(
      `${path}: can't be read (${reason === 'ENOENT' ? 'there is no such file' : reason}); --values takes a YAML file.`,
      3,
    );
  }
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    throw new UserError(`${path}: is no YAML: ${error.message.split('\n')[0] ?? ''}`, 2);
  }
}
