/** A Helm chart with values. */
export interface ChartSpec {
  readonly kind: 'chart';
  /** A folder, a `.tgz` file, or `oci://…`. */
  readonly path: string;
  /** YAML files of values over the chart's own, later ones winning; below those of a scenario. */
  readonly valuesFiles: readonly string[];
}

/** Files of Kubernetes objects, as `kubectl apply -f` takes them. */
export interface ManifestsSpec {
  readonly kind: 'manifests';
  /** Files, folders with all that is in them, or `-` for standard input. */
  readonly paths: readonly string[];
}

/** A folder that `kubectl kustomize` builds. */
export interface KustomizeSpec {
  readonly kind: 'kustomize';
  /** The folder of a `kustomization.yaml`. */
  readonly path: string;
}

/** Where objects come from. Plain data; relative paths are of the working directory. */
export type SourceSpec = ChartSpec | ManifestsSpec | KustomizeSpec;
