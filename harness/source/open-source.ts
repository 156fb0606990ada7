import type { Readable } from 'node:stream';
import { openChartSource } from './chart/chart-source.ts';
import { openKustomizeSource } from './kustomize/kustomize-source.ts';
import { openManifestsSource } from './manifests/manifests-source.ts';
import type { OpenSource } from './opened-source.ts';
import type { SourceSpec } from './source-spec.ts';

export type { OpenSource, RenderRequest } from './opened-source.ts';

/** Which source to open. */
export interface OpenSourceOptions {
  readonly spec: SourceSpec;
  readonly signal?: AbortSignal;
  /** What `-` is. Default: the process's own. */
  readonly standardInput?: Readable & { readonly isTTY?: boolean };
}

/**
 * Make a source ready to be rendered: fetch a chart, read manifests, build a kustomization.
 * @throws UserError (3) where what was given is not there, or is something else; (2) where it can't be read, fetched or built
 */
export function openSource({ spec, signal, standardInput = process.stdin }: OpenSourceOptions): Promise<OpenSource> {
  const options = { ...(signal && { signal }) };
  switch (spec.kind) {
    case 'chart':
      return openChartSource({ spec, ...options });
    case 'manifests':
      return openManifestsSource({ spec, standardInput, ...options });
    case 'kustomize':
      return openKustomizeSource({ spec, ...options });
  }
}
