import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { formatPolicyRef } from '../../policy/format-policy-ref.ts';
import { policyRefOf } from '../../dialects/policy-ref-of.ts';
import { readTextFile } from '../../text/read-text-file.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import { readHook } from '../../vocabulary/hook.ts';
import type { LeftOutFile } from '../../vocabulary/source-info.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { linesOfObject } from '../lines/lines-of-object.ts';
import type { OpenSource } from '../opened-source.ts';
import type { ObjectProblem, ReadObject } from '../read-objects.ts';
import { readObjects } from '../read-objects.ts';
import { refuseValues, valuesUnknown } from '../refuse-values.ts';
import type { ManifestsSpec } from '../source-spec.ts';
import { findManifestFiles, type ManifestFile } from './find-manifest-files.ts';
import { readStandardInput, type StandardInput } from './read-standard-input.ts';

const mostMebibytes = 32;
const standardInputName = 'standard input';

/** Which manifests to open. */
export interface ManifestsSourceOptions {
  readonly spec: ManifestsSpec;
  /** What `-` is. */
  readonly standardInput: StandardInput;
  readonly signal?: AbortSignal;
}

interface ReadFile extends ManifestFile {
  /** Its path from what was given: the same wherever it is called from. */
  readonly name: string;
  readonly text: string;
}

interface Located extends ReadObject {
  readonly file: string;
}

/**
 * Files of Kubernetes objects as a source: read once, and the same for every request. Files are named as they were given (`k8s/web.yaml`
 * for the folder `k8s`).
 * @throws UserError (3) where a path is not there, is a chart, or holds no object; (2) where a file holds something else, with its line
 */
export async function openManifestsSource({ spec, standardInput, signal }: ManifestsSourceOptions): Promise<OpenSource> {
  const { paths } = spec;
  const path = paths.join(', ');
  if (paths.length === 0) throw new UserError('no manifests were named; name files, folders, or - for standard input.', 3);
  if (new Set(paths).size < paths.length) throw new UserError(`manifests ${path}: one of them is named twice.`, 3);
  const leftOut: LeftOutFile[] = [];
  const read: ReadFile[] = [];
  for (const given of paths) {
    signal?.throwIfAborted();
    for (const file of await readGiven(given, { leftOut, standardInput, ...(signal && { signal }) })) {
      if (file.otherwise === undefined || looksLikeObjects(file.text)) read.push(file);
      else leftOut.push({ path: file.path, reason: file.otherwise });
    }
  }
  const objects = read.flatMap(({ path: file, text }): readonly Located[] =>
    readObjects(text, (problem) => new UserError(describeProblem(file, problem), 2)).map((object) => ({ ...object, file })),
  );
  if (objects.length === 0) throw new UserError(describeNothing(paths, leftOut), paths.includes('-') ? 2 : 3);
  refuseTwins(objects);
  const manifests = objects.map(({ object, file, line }): Manifest => ({ object, file, line }));
  return {
    info: {
      kind: 'manifests',
      path,
      name: paths.map((each) => (each === '-' ? standardInputName : basename(resolve(each)))).join(', '),
      digest: digestOf(read),
      valuesFiles: [],
      leftOut,
      folder: '.',
    },
    baseValues: {},
    render: ({ values }) => refuseValues('manifests', path, values).then(() => manifests),
    knowsValue: () => false,
    whyUnknown: () => valuesUnknown('manifests', path),
    locate: (policies) => Promise.resolve(new Map(policies.flatMap((policy) => locatePolicy(policy, objects)))),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface Reading extends Omit<ManifestsSourceOptions, 'spec'> {
  readonly leftOut: LeftOutFile[];
}

async function readGiven(given: string, { leftOut, standardInput, signal }: Reading): Promise<readonly ReadFile[]> {
  if (given === '-') {
    const text = await readStandardInput(standardInput, mostMebibytes, signal);
    return [{ path: standardInputName, name: standardInputName, text }];
  }
  const about = await stat(given).catch(() => undefined);
  if (about === undefined) {
    throw new UserError(`manifests ${given}: there is no such file or folder; name YAML or JSON files, folders of them, or -.`, 3);
  }
  if (!about.isDirectory()) return [{ path: given, name: basename(given), text: await readText(given) }];
  if ((await stat(join(given, 'Chart.yaml')).catch(() => undefined)) !== undefined) {
    throw new UserError(`manifests ${given}: it holds a Chart.yaml, so that it is a chart: give it as a chart, not as manifests.`, 3);
  }
  const found = await findManifestFiles(given);
  leftOut.push(...found.leftOut);
  const read: ReadFile[] = [];
  for (const file of found.files) read.push({ ...file, name: relative(given, file.path), text: await readText(file.path) });
  return read;
}

async function readText(path: string): Promise<string> {
  try {
    return await readTextFile(path, mostMebibytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(`manifests ${path}: can't be read (${reason}).`, 3, { cause: error });
  }
}

/** A suite or a file of values that is no YAML yet is none of the objects either. */
function looksLikeObjects(text: string): boolean {
  return /^['"]?apiVersion['"]?:/m.test(text) && /^['"]?kind['"]?:/m.test(text);
}

const expected = 'every document must be a Kubernetes object with apiVersion, kind and metadata.name';

function describeProblem(file: string, { kind, line, field, reason }: ObjectProblem): string {
  const place = line === undefined ? file : `${file}:${String(line)}`;
  if (kind === 'no YAML') return `${place}: is no YAML: ${reason.replace(/ at line \d+, column \d+(?::$)?/, '')}; ${expected}.`;
  const received = / received (?<what>\w+)$/.exec(reason)?.groups?.['what'];
  if (field === 'the document')
    return `${place}: is no Kubernetes object, but a ${received === 'array' ? 'list' : (received ?? 'document')}; ${expected}.`;
  if (received === 'undefined' || reason.startsWith('Too small'))
    return `${place}: is no Kubernetes object: it has no ${field}; ${expected}.`;
  return `${place}: is no Kubernetes object: ${field}: ${reason}; ${expected}.`;
}

function describeNothing(paths: readonly string[], leftOut: readonly LeftOutFile[]): string {
  const others = leftOut.map(({ path, reason }) => `${path} is ${reason}`);
  const there = others.length === 0 ? '' : ` (left out: ${others.join(', ')})`;
  return `manifests ${paths.join(', ')}: there is no Kubernetes object in it${there}; name .yaml, .yml or .json files that hold some.`;
}

/** Which of two a cluster would keep depends on the order in which they are applied; nobody means that. Hooks come one after another. */
function refuseTwins(objects: readonly Located[]): void {
  const seen = new Map<string, Located>();
  for (const located of objects.filter((each) => readHook(each) === undefined)) {
    const { apiVersion, kind, metadata } = located.object;
    const key = JSON.stringify([apiVersion.replace(/[^/]*$/, ''), kind, metadata.namespace, metadata.name]);
    const twin = seen.get(key);
    if (twin !== undefined) {
      const name = formatPolicyRef(policyRefOf({ file: located.file, object: located.object }));
      const places = [twin, located].map(({ file, line }) => `${file}:${String(line)}`).join(' and ');
      throw new UserError(`${name} is there twice, at ${places}; name only the files that are deployed together.`, 2);
    }
    seen.set(key, located);
  }
}

function digestOf(files: readonly ReadFile[]): string {
  const lines = files.map(({ name, text }) => `${createHash('sha256').update(text).digest('hex')} ${name}\n`);
  return `sha256:${createHash('sha256').update(lines.toSorted().join('')).digest('hex')}`;
}

function locatePolicy(policy: Manifest, objects: readonly Located[]): readonly (readonly [string, ReturnType<typeof linesOfObject>])[] {
  const { apiVersion, kind, metadata } = policy.object;
  const found = objects.find(
    ({ file, object }) =>
      file === policy.file &&
      object.apiVersion === apiVersion &&
      object.kind === kind &&
      object.metadata.name === metadata.name &&
      (object.metadata.namespace ?? metadata.namespace) === metadata.namespace,
  );
  if (found === undefined || found.file === standardInputName) return [];
  return [[formatPolicyRef(policyRefOf(policy)), linesOfObject(found.file, found)]];
}
