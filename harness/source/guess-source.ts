import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../vocabulary/user-error.ts';
import { findKustomization } from './kustomize/find-kustomization.ts';
import { findManifestFiles } from './manifests/find-manifest-files.ts';
import type { SourceSpec } from './source-spec.ts';

const wanted =
  'name a chart (its folder, a .tgz file, oci://…), a folder with a kustomization.yaml, manifests (.yaml, .yml or .json files, a folder of them), or - for standard input';
const mostNamesShown = 8;

/** What was named on a command line. */
export interface GuessSourceOptions {
  /** One path, or several of manifests. */
  readonly paths: readonly string[];
  /** Files of chart values. Default: none. */
  readonly valuesFiles?: readonly string[];
}

/**
 * Tell what a path is: a folder with a Chart.yaml, an archive, or `oci://…` is a chart; a folder with a kustomization.yaml is a
 * kustomization; a file or a folder of YAML or JSON, a pipe and `-` are manifests. A Chart.yaml or kustomization.yaml stands for its folder.
 * @throws UserError (3) for anything else, saying what there is in it; for values of what is no chart
 */
export async function guessSource({ paths, valuesFiles = [] }: GuessSourceOptions): Promise<SourceSpec> {
  const specs: SourceSpec[] = [];
  for (const path of paths) specs.push(await guessOne(path, valuesFiles));
  const [first, ...others] = specs;
  if (first === undefined) throw new UserError(`no source was named; ${wanted}.`, 3);
  const spec = others.length === 0 ? first : joinManifests(paths, specs);
  if (spec.kind !== 'chart' && valuesFiles.length > 0) {
    throw new UserError(`${paths.join(', ')} is no chart, so that it knows no values (${valuesFiles.join(', ')}); leave them out.`, 3);
  }
  return spec;
}

function joinManifests(paths: readonly string[], specs: readonly SourceSpec[]): SourceSpec {
  const other = specs.findIndex(({ kind }) => kind !== 'manifests');
  if (other === -1) return { kind: 'manifests', paths };
  const what = specs[other]?.kind === 'chart' ? 'a chart' : 'a kustomization';
  throw new UserError(`${paths[other] ?? ''} is ${what}, which is a source by itself; only manifests can be several.`, 3);
}

async function guessOne(path: string, valuesFiles: readonly string[]): Promise<SourceSpec> {
  if (path === '-') return { kind: 'manifests', paths: [path] };
  if (path.startsWith('oci://')) return { kind: 'chart', path, valuesFiles };
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) {
    const remote = /^[\w+.-]+:\/\//.test(path) ? ', and only oci://… is fetched' : '';
    throw new UserError(`${path === '' ? 'the empty path' : path} does not exist${remote}; ${wanted}.`, 3);
  }
  if (about.isDirectory()) return guessFolder(path, valuesFiles);
  const name = basename(path);
  if (/^Chart\.ya?ml$/.test(name)) return { kind: 'chart', path: dirname(path), valuesFiles };
  if (/^(?:kustomization\.ya?ml|Kustomization)$/.test(name)) return { kind: 'kustomize', path: dirname(path) };
  if (/\.(?:tgz|tar\.gz)$/.test(name)) return { kind: 'chart', path, valuesFiles };
  // A shell's <(…) is a pipe without an extension.
  if (!about.isFile() || /\.(?:ya?ml|json)$/i.test(name)) return { kind: 'manifests', paths: [path] };
  throw new UserError(`${path} is neither an archive nor YAML or JSON; ${wanted}.`, 3);
}

async function guessFolder(path: string, valuesFiles: readonly string[]): Promise<SourceSpec> {
  if ((await stat(join(path, 'Chart.yaml')).catch(() => undefined)) !== undefined) return { kind: 'chart', path, valuesFiles };
  if ((await findKustomization(path)) !== undefined) return { kind: 'kustomize', path };
  if ((await findManifestFiles(path)).files.some(({ otherwise }) => otherwise !== 'chart values'))
    return { kind: 'manifests', paths: [path] };
  const names = (await readdir(path)).toSorted();
  const shown = names.slice(0, mostNamesShown).join(', ') + (names.length > mostNamesShown ? ', …' : '');
  throw new UserError(`${path} is no source: there is ${names.length === 0 ? 'nothing' : `only ${shown}`} in it; ${wanted}.`, 3);
}
