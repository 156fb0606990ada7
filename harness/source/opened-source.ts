import type { Manifest } from '../vocabulary/manifest.ts';
import type { SourceInfo } from '../vocabulary/source-info.ts';
import type { SourceLines } from './lines/source-lines.ts';

/** What to render a source for. */
export interface RenderRequest {
  /** Chart values over those of the source's files. Only a chart knows any. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The release's namespace. What a source renders without a namespace stays without. */
  readonly namespace: string;
  readonly release: string;
  /** What the cluster is said to offer, e.g. `cilium.io/v2`. */
  readonly apiVersions: readonly string[];
  /** The cluster's version, e.g. `1.34.0`. */
  readonly kubeVersion?: string;
  /** Whether the release is there already (`.Release.IsUpgrade`). Default: `install`. */
  readonly stage?: 'install' | 'upgrade';
  readonly signal?: AbortSignal;
}

/** A source that is ready to be rendered, as often as is wanted. Disposing it removes what was fetched or copied. */
export interface OpenSource extends AsyncDisposable {
  readonly info: SourceInfo;
  /**
   * Values that every rendering has: those of `info.valuesFiles`, merged, as YAML 1.2 reads them. For the record; what counts is how helm
   * reads the files.
   */
  readonly baseValues: Readonly<Record<string, unknown>>;
  /**
   * Its objects for these values, lists unfolded, in the order in which the source has them; hooks included, tests of helm left out.
   * @throws UserError (2) where it does not render, naming template or file; (3) for values where it knows none
   */
  readonly render: (request: RenderRequest) => Promise<readonly Manifest[]>;
  /**
   * Whether values of this path, `networkPolicy.enabled`, are something that the source says it reads: a key of the chart's values.yaml,
   * also one that is commented out, or of its values.schema.json. Never for what knows no values. What may stand in a map that is free of
   * keys (`{}`, `additionalProperties`) is not known: a misspelt key is free as well.
   */
  readonly knowsValue: (path: string) => boolean;
  /** Why a value is not known, in words that end a sentence, with what there is in its place; undefined where it is. */
  readonly whyUnknown: (path: string) => string | undefined;
  /**
   * Where policies that `render` gave for the same request were written, by reference (`NetworkPolicy shop/web`), the namespace that they
   * were put into included. What is not known is left out.
   */
  readonly locate: (policies: readonly Manifest[], request: RenderRequest) => Promise<ReadonlyMap<string, SourceLines>>;
}
