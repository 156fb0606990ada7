/** How a source's objects are made. */
export type SourceKind = 'chart' | 'manifests' | 'kustomize';

/** Where the objects under test come from. */
export interface SourceInfo {
  readonly kind: SourceKind;
  /** As it was given; several paths with `, ` between them; `-` for standard input. */
  readonly path: string;
  /** A chart's own name; the last part of the path of any other. */
  readonly name: string;
  /** A chart's. */
  readonly version?: string;
  /**
   * `sha256:…` over a chart's or a list of manifests' files: their sorted paths and their contents. Of a kustomization, over what is
   * built of it, which its folder alone does not decide.
   */
  readonly digest: string;
  /** What renders it, e.g. `helm 4.1.4`, `kubectl 1.35.2`; absent where nothing does. */
  readonly tool?: string;
  /** Files of chart values that every rendering is given, in the order in which later ones win. */
  readonly valuesFiles: readonly string[];
  /** The folder that the files of its objects and lines are relative to; absent where they can't be opened: an archive, a registry. */
  readonly folder?: string;
  /** Files in its folders that are not read, each with the reason. */
  readonly leftOut: readonly LeftOutFile[];
}

/** A file that stands among manifests and is none. */
export interface LeftOutFile {
  readonly path: string;
  /** Goes on a sentence: `a chart`, `a suite`. */
  readonly reason: string;
}
