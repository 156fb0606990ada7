import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../../text/parse-yaml.ts';
import type { KubernetesObject } from '../../vocabulary/manifest.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { readObjects } from '../read-objects.ts';
import { buildKustomization, type BuildOptions } from './build-kustomization.ts';

const annotated = z.object({ metadata: z.object({ annotations: z.object({ 'config.kubernetes.io/origin': z.string() }) }) });
const originSchema = z.object({ path: z.string(), repo: z.undefined().optional() });

/**
 * The files that the objects of a kustomization are made of, by what `identify` says of an object. kustomize notes them where a
 * kustomization asks for it, so one around this one does. Empty where that does not build: files are a courtesy, objects are not made of it.
 * Source: kustomize documentation, "buildMetadata".
 */
export async function traceOrigins(options: BuildOptions): Promise<ReadonlyMap<string, string>> {
  const around = await realpath(await mkdtemp(join(tmpdir(), 'netpol-conformance-kustomize-')));
  try {
    const inside = relative(around, await realpath(options.folder));
    const kustomization = { resources: [inside], buildMetadata: ['originAnnotations'] };
    await writeFile(join(around, 'kustomization.yaml'), JSON.stringify(kustomization));
    const built = readObjects(await buildKustomization({ ...options, folder: around }), ({ reason }) => new UserError(reason, 2));
    const nameFile = (path: string): string => {
      const file = resolve(around, path);
      return isAbsolute(options.folder) ? file : relative(process.cwd(), file);
    };
    return new Map(
      built.flatMap(({ object }) => {
        const path = originOf(object);
        return path === undefined ? [] : [[identify(object), nameFile(path)] as const];
      }),
    );
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof UserError) return new Map();
    throw error;
  } finally {
    await rm(around, { recursive: true, force: true });
  }
}

/** What names an object among those of one kustomization. */
export function identify({ apiVersion, kind, metadata }: KubernetesObject): string {
  return JSON.stringify([apiVersion, kind, metadata.namespace, metadata.name]);
}

function originOf(object: KubernetesObject): string | undefined {
  const text = annotated.safeParse(object).data?.metadata.annotations['config.kubernetes.io/origin'];
  return text === undefined ? undefined : originSchema.safeParse(parseYaml(text)).data?.path;
}
