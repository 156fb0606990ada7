/** Names one policy object of a cell's manifests. */
export interface PolicyRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly name: string;
  /** Where the object was read: a chart template's path, or a file. */
  readonly file: string;
}
