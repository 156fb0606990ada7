/** Where objects come from. Plain data; relative paths are of the working directory. */
export type SourceSpec =
  /** A Helm chart: a folder, a `.tgz` file, or `oci://…`. `valuesFiles`: under every scenario's values, a later one over an earlier one. */
  | { readonly kind: 'chart'; readonly path: string; readonly valuesFiles: readonly string[] }
  /** Files and folders of manifests; `-` is standard input. */
  | { readonly kind: 'manifests'; readonly paths: readonly string[] }
  /** A folder with a kustomization. */
  | { readonly kind: 'kustomize'; readonly path: string };
