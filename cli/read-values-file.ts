import { parseYaml, YamlError } from '../harness/text/parse-yaml.ts';
import { readTextFile } from '../harness/text/read-text-file.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';

/** More does not fit into the Secret in which helm keeps a release. */
const mostMebibytes = 1;

/**
 * Read chart values from a YAML (or JSON) file.
 * @throws UserError (3) where the file can't be read, (2) where it is no YAML, not a map, or has more than 1 MiB
 */
export async function readValuesFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const values = readYaml(path, await readText(path));
  if (values === null || values === undefined) return {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new UserError(`${path}: chart values are a map of keys, not ${Array.isArray(values) ? 'a list' : `a ${typeof values}`}.`, 2);
  }
  return Object.fromEntries(Object.entries(values));
}

async function readText(path: string): Promise<string> {
  try {
    return await readTextFile(path, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(
      `${path}: can't be read (${reason === 'ENOENT' ? 'there is no such file' : reason}); --values takes a YAML file.`,
      3,
    );
  }
}

function readYaml(path: string, text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UserError(`${path}: is no YAML: ${error.message}`, 2);
  }
}
