import { findKind } from '../dialects/find-kind.ts';
import type { CellSpec } from '../suite/cell-spec.ts';
import type { Manifest } from '../vocabulary/manifest.ts';

/** A policy of a dialect that the engine does not declare, in words; undefined where there is none. */
export function findForeignDialect({ engine, dialects }: CellSpec, policies: readonly Manifest[]): string | undefined {
  for (const manifest of policies) {
    const dialect = findKind(manifest.object)?.dialect;
    if (dialect === undefined || dialects.includes(dialect.id)) continue;
    const { apiVersion, kind, metadata } = manifest.object;
    return `${manifest.file}: ${kind} ${metadata.name} (${apiVersion}) is of the dialect ${dialect.id}, and engine ${engine} is to render ${dialects.length === 0 ? 'no policy at all' : `${dialects.join(' and ')} only`}. Where it does so on purpose, say it: engines: { ${engine}: { dialects: [${[...dialects, dialect.id].join(', ')}] } }`;
  }
  return undefined;
}
