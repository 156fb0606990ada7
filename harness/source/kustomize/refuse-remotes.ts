import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseYamlWithLines, type YamlDocument, YamlError } from '../../text/parse-yaml.ts';
import { readTextFile } from '../../text/read-text-file.ts';
import type { YamlPath } from '../../text/yaml-lines.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { findKustomization } from './find-kustomization.ts';

const mostMebibytes = 1;
/** Keys below which kustomize loads what a text names, of a kustomization and of its plugins' own files. Source: kustomize's reference. */
const loaded: ReadonlySet<string> = new Set([
  ...['resources', 'bases', 'components', 'crds', 'generators', 'transformers', 'validators', 'configurations'],
  ...['patchesStrategicMerge', 'path', 'paths', 'files', 'envs', 'env'],
]);
const kustomizations: ReadonlySet<string> = new Set(['resources', 'bases', 'components']);
const plugins: ReadonlySet<string> = new Set(['generators', 'transformers', 'validators']);

interface NamedText {
  readonly key: string;
  readonly text: string;
  readonly path: YamlPath;
}

/**
 * Refuse a kustomization that names something on the network, or whose bases do. A proxy that is not there stops kustomize, but for what it
 * asks of the machine itself, which goes through no proxy.
 * @throws UserError (2) with file and line; for a kustomization that is no YAML
 */
export async function refuseRemotes(folder: string, seen = new Set<string>()): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const name = await findKustomization(folder);
  if (name !== undefined) await checkFile(folder, join(folder, name), seen);
}

async function checkFile(folder: string, file: string, seen: Set<string>): Promise<void> {
  for (const { value, lines } of readDocuments(await readTextFile(file, mostMebibytes), file)) {
    for (const named of textsIn(value, '', [])) {
      const place = `${file}:${String(lines.at(named.path))}`;
      refuseRemote(named, place);
      // A plugin may be written into the list of them.
      if (plugins.has(named.key) && named.text.includes('\n')) {
        for (const inline of readDocuments(named.text, place))
          textsIn(inline.value, '', []).forEach((each) => {
            refuseRemote(each, place);
          });
      } else await follow(folder, named, seen);
    }
  }
}

function refuseRemote({ key, text }: NamedText, place: string): void {
  const remote = /^(?:[^=/]*=)?(?<remote>[a-z][\w+.-]*:\/\/.*)/is.exec(text)?.groups?.['remote'];
  if (!loaded.has(key) || remote === undefined) return;
  const advice = 'nothing is fetched; copy it beside the kustomization and name the copy there.';
  throw new UserError(`${place}: ${remote} is on the network, and ${advice}`, 2);
}

async function follow(folder: string, { key, text }: NamedText, seen: Set<string>): Promise<void> {
  if (!kustomizations.has(key) && !plugins.has(key)) return;
  const path = join(folder, text);
  const about = await stat(path).catch(() => undefined);
  if (about?.isDirectory() === true) await refuseRemotes(path, seen);
  else if (about?.isFile() === true && plugins.has(key)) await checkFile(folder, path, seen);
}

function readDocuments(text: string, file: string): readonly YamlDocument[] {
  try {
    return parseYamlWithLines(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const line = error.line === undefined ? '' : `:${String(error.line)}`;
    throw new UserError(`${file}${line}: is no YAML: ${error.message}`, 2, { cause: error });
  }
}

/** The texts of a document, each with the key of the map that it stands under, lists or not. */
function textsIn(value: unknown, key: string, path: YamlPath): readonly NamedText[] {
  if (typeof value === 'string') return [{ key, text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, key, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, name, [...path, name]));
}
