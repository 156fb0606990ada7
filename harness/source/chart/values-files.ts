import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseYaml, YamlError } from '../../text/parse-yaml.ts';
import { readTextFile } from '../../text/read-text-file.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { mergeValues } from '../merge-values.ts';

/** More does not fit into the Secret in which helm keeps a release. */
const mostMebibytes = 1;

/** Files of values, read once: a pipe can't be read twice, and a file may change between two renderings. */
export interface ValuesFiles extends AsyncDisposable {
  /** Copies for helm to read, in the same order. */
  readonly copies: readonly string[];
  readonly merged: Readonly<Record<string, unknown>>;
  /** Do something with the copies; what goes wrong speaks of the files that they are of. */
  readonly nameFiles: <Result>(use: () => Promise<Result>) => Promise<Result>;
}

/**
 * Read files of chart values. helm gets them as they are, because what it takes `off` for is what a release would have.
 * @throws UserError (3) where a file can't be read, (2) where it is no YAML, not a map, or has more than 1 MiB
 */
export async function openValuesFiles(paths: readonly string[]): Promise<ValuesFiles> {
  if (paths.length === 0) return { copies: [], merged: {}, nameFiles: (use) => use(), [Symbol.asyncDispose]: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-values-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const texts = await Promise.all(paths.map(readText));
    const copies = texts.map((_, index) => join(folder, `values-${String(index)}.yaml`));
    await Promise.all(copies.map((copy, index) => writeFile(copy, texts[index] ?? '')));
    const merged = mergeValues(...texts.map((text, index) => readValues(text, paths[index] ?? '')));
    const nameFiles: ValuesFiles['nameFiles'] = (use) =>
      use().catch((error: unknown) => {
        if (!(error instanceof UserError) || error.exitCode === 0 || error.exitCode === 1) throw error;
        const message = copies.reduce((text, copy, index) => text.replaceAll(copy, paths[index] ?? copy), error.message);
        throw new UserError(message, error.exitCode, { cause: error });
      });
    return { copies, merged, nameFiles, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readTextFile(path, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new UserError(`values ${path}: can't be read (${reason}); name a YAML file of chart values.`, 3, { cause: error });
  }
}

function readValues(text: string, path: string): Readonly<Record<string, unknown>> {
  try {
    const values = parseYaml(text) ?? {};
    if (typeof values === 'object' && !Array.isArray(values)) return Object.fromEntries(Object.entries(values));
    throw new UserError(
      `values ${path}: chart values are a map of keys, not ${Array.isArray(values) ? 'a list' : `a ${typeof values}`}.`,
      2,
    );
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const line = error.line === undefined ? '' : `:${String(error.line)}`;
    throw new UserError(`values ${path}${line}: is no YAML: ${error.message}`, 2, { cause: error });
  }
}
