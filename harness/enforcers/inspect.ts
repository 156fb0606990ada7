import { z } from 'zod';
import type { Dialect } from '../dialects/dialect.ts';
import { dialects } from '../dialects/registry.ts';
import { defaultSettings, type EnforcerSettings } from '../dialects/settings.ts';
import type { ClusterReader, Enforcer } from './enforcer.ts';
import { enforcers } from './registry.ts';

/** What enforces policies in a cluster, found by asking it. */
export interface Inspection {
  /** In the registry's order; none where none that is recognised runs. */
  readonly enforcers: readonly Enforcer[];
  /** Names and tags of their images: `cilium:v1.20.2`. */
  readonly images: string;
  readonly settings: EnforcerSettings;
  /** Why policies of a dialect would be accepted and not enforced, by its id. */
  readonly unenforced: ReadonlyMap<string, string>;
}

/** The dialects and enforcers that are known. */
export interface Registries {
  readonly dialects: readonly Dialect[];
  readonly enforcers: readonly Enforcer[];
}

const known: Registries = { dialects, enforcers };

/** The dialect whose enforcement a run proves with packets before it begins, whoever enforces it. */
const proven = 'kubernetes';

const daemonSetSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ template: z.object({ spec: z.object({ containers: z.array(z.object({ image: z.string() })) }) }) }),
});

/** Look at the DaemonSets of a cluster and at its enforcers' configuration. @throws what reading throws */
export async function inspectEnforcers(reader: ClusterReader, registries: Registries = known): Promise<Inspection> {
  const daemonSets = await reader.list('/apis/apps/v1/daemonsets', daemonSetSchema);
  const images = new Map<Enforcer, string>();
  for (const { metadata, spec } of daemonSets) {
    const all = spec.template.spec.containers.map(({ image }) => image);
    const enforcer = registries.enforcers.find((one) => one.recognise({ name: metadata.name, images: all }));
    if (enforcer !== undefined) images.set(enforcer, shortImage(all[0] ?? ''));
  }
  const found = registries.enforcers.filter((enforcer) => images.has(enforcer));
  const read = await Promise.all(found.map(async (enforcer) => enforcer.readSettings?.(reader)));
  const settings = read.reduce<EnforcerSettings>((all, own) => ({ ...all, ...own }), defaultSettings);
  return {
    enforcers: found,
    images: [...images.values()].join(', ') || 'unknown',
    settings,
    unenforced: findUnenforced(found, settings, registries),
  };
}

/** Which dialects nothing in a cluster enforces, by id, each with what is missing. */
export function findUnenforced(
  found: readonly Enforcer[],
  settings: EnforcerSettings,
  registries: Registries = known,
): ReadonlyMap<string, string> {
  return new Map(
    registries.dialects
      .filter(({ id }) => id !== proven)
      .flatMap((dialect) => {
        const obstacles = found.flatMap(({ serves }) => {
          const why = serves[dialect.id];
          return why === undefined ? [] : [why(settings)];
        });
        if (obstacles.includes(undefined)) return [];
        return [[dialect.id, obstacles[0] ?? describeMissing(dialect, registries)] as const];
      }),
  );
}

function describeMissing({ id, kinds }: Dialect, registries: Registries): string {
  const policy = kinds.find(({ role }) => role === 'policy');
  const what = policy === undefined ? `policies of ${id}` : `${policy.kind} of ${policy.apiVersions.join(' or ')}`;
  const others = registries.enforcers.filter(({ serves }) => serves[id] !== undefined).map(({ title }) => title);
  const advice = others.length === 0 ? 'no enforcer that is known does' : `those that can are ${others.join(', ')}`;
  return `nothing in this cluster enforces ${what}, so they would have no effect; ${advice}`;
}

/** `registry.example.com/cilium/cilium:v1.20.2@sha256:…` is `cilium:v1.20.2`; an image called `node` is named with whose it is, `calico/node:v3.32.1`. */
export function shortImage(image: string): string {
  return image.replace(/@.*$/, '').replace(/^(?:.*?\/)?([^/]+\/node:[^/]*|[^/]+)$/, '$1');
}
