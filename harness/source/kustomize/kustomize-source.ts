import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { formatPolicyRef } from '../../policy/format-policy-ref.ts';
import { policyRefOf } from '../../dialects/policy-ref-of.ts';
import { readTextFile } from '../../text/read-text-file.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { linesOfObject } from '../lines/lines-of-object.ts';
import type { SourceLines } from '../lines/source-lines.ts';
import type { OpenSource } from '../opened-source.ts';
import { readObjects } from '../read-objects.ts';
import { refuseValues, valuesUnknown } from '../refuse-values.ts';
import type { KustomizeSpec } from '../source-spec.ts';
import { buildKustomization } from './build-kustomization.ts';
import { findKubectl } from './find-kubectl.ts';
import { findKustomization } from './find-kustomization.ts';
import { refuseRemotes } from './refuse-remotes.ts';
import { identify, traceOrigins } from './trace-origins.ts';

const mostMebibytes = 32;

/** Which kustomization to open. */
export interface KustomizeSourceOptions {
  readonly spec: KustomizeSpec;
  readonly signal?: AbortSignal;
}

/**
 * A kustomization as a source: built once by kubectl, without the network, and the same for every request. An object is said to be of the
 * file that it was made from, where kustomize can tell, else of the kustomization.
 * @throws UserError (3) where there is no kustomization, (2) where it does not build
 */
export async function openKustomizeSource({ spec, signal }: KustomizeSourceOptions): Promise<OpenSource> {
  const { path } = spec;
  const kustomization = await requireKustomization(path);
  await refuseRemotes(path);
  const kubectl = await findKubectl({ ...(signal && { signal }) });
  const options = { kubectl, folder: path, ...(signal && { signal }) };
  const built = await buildKustomization(options);
  const origins = await traceOrigins(options);
  const objects = readObjects(built, ({ field, reason }) => {
    return new UserError(`kustomization ${path} builds something that is no Kubernetes object: ${field}: ${reason}`, 2);
  });
  if (objects.length === 0)
    throw new UserError(`kustomization ${path} builds no object; name some under resources in ${kustomization}.`, 2);
  const manifests = objects.map(({ object }): Manifest => ({ file: origins.get(identify(object)) ?? kustomization, object }));
  return {
    info: {
      kind: 'kustomize',
      path,
      name: basename(resolve(path)),
      digest: `sha256:${createHash('sha256').update(built).digest('hex')}`,
      tool: `kubectl ${kubectl.version}`,
      valuesFiles: [],
      folder: '.',
      leftOut: [],
    },
    baseValues: {},
    render: ({ values }) => refuseValues('kustomize', path, values).then(() => manifests),
    knowsValue: () => false,
    whyUnknown: () => valuesUnknown('kustomize', path),
    locate: async (policies) => new Map((await Promise.all(policies.map(locatePolicy))).flat()),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

async function requireKustomization(path: string): Promise<string> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) {
    const remote = /:\/\/|^git@/.test(path) ? '; nothing is fetched from the network' : '';
    throw new UserError(`kustomization ${path}: there is no such folder${remote}; name a folder with a kustomization.yaml.`, 3);
  }
  if (!about.isDirectory()) throw new UserError(`kustomization ${path}: it is a file; name the folder of the kustomization.yaml.`, 3);
  const found = await findKustomization(path);
  if (found === undefined) throw new UserError(`kustomization ${path}: there is no kustomization.yaml in it; name a folder with one.`, 3);
  return join(path, found);
}

/** What kustomize did to an object moves no line, but its own: rules are believed only where they are as they were written. */
async function locatePolicy(policy: Manifest): Promise<readonly (readonly [string, SourceLines])[]> {
  const { kind, metadata } = policy.object;
  const text = await readTextFile(policy.file, mostMebibytes).catch(() => undefined);
  const written = text === undefined ? [] : readAll(text);
  const candidates = written.filter(({ object }) => object.kind === kind && metadata.name.includes(object.metadata.name));
  const found = candidates.find(({ object }) => object.metadata.name === metadata.name) ?? candidates.at(0);
  if (found === undefined || (candidates.length > 1 && found.object.metadata.name !== metadata.name)) return [];
  const lines = linesOfObject(policy.file, found);
  const unchanged = isDeepStrictEqual(found.object['spec'], policy.object['spec']);
  return [[formatPolicyRef(policyRefOf(policy)), unchanged ? lines : { object: lines.object, maps: new Map() }]];
}

function readAll(text: string): ReturnType<typeof readObjects> {
  try {
    return readObjects(text, ({ reason }) => new UserError(reason, 2));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
