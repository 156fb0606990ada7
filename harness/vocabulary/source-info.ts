/** What was tested: the source of all objects, as results name it. */
export interface SourceInfo {
  readonly kind: 'chart' | 'manifests' | 'kustomize';
  readonly path: string;
  readonly name: string;
  /** Absent where the source has none. */
  readonly version?: string;
  /** `sha256:…` over its files. */
  readonly digest: string;
  /** What rendered it, e.g. `helm 4.1.4`. */
  readonly tool: string;
  /** Files of values, in ascending precedence. */
  readonly valuesFiles: readonly string[];
  /** What of it was not rendered, in words. */
  readonly leftOut?: readonly string[];
}
