import type { KubernetesObject } from '../vocabulary/manifest.ts';
import type { Dialect, DialectKind } from './dialect.ts';
import { dialects } from './registry.ts';

/** A kind with the dialect that knows it. */
export interface FoundKind {
  readonly dialect: Dialect;
  readonly kind: DialectKind;
}

/** The kind of an object in the dialects; undefined for one that none of them lists, in this version or at all. */
export function findKind(
  { apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  among: readonly Dialect[] = dialects,
): FoundKind | undefined {
  for (const dialect of among) {
    const found = dialect.kinds.find((one) => one.kind === kind && one.apiVersions.includes(apiVersion));
    if (found !== undefined) return { dialect, kind: found };
  }
  return undefined;
}

/** The dialect of an id. @throws RangeError where there is none */
export function dialectOf(id: string, among: readonly Dialect[] = dialects): Dialect {
  const found = among.find((dialect) => dialect.id === id);
  if (found === undefined) throw new RangeError(`no dialect is called ${id}; there are ${among.map((dialect) => dialect.id).join(', ')}`);
  return found;
}

/** The kinds whose objects the model reads and a cluster gets: policies, and what they refer to. */
export function readKinds({ kinds }: Dialect): readonly DialectKind[] {
  return kinds.filter(({ role }) => role === 'policy' || role === 'auxiliary');
}
