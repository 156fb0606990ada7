/** A table of required traffic. Flows name their row by its id. */
export interface Table {
  readonly id: string;
  /** As reports head it. */
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** One line of a table. */
export interface TableRow {
  /** Unique in the suite, e.g. `ingress/metrics`. */
  readonly id: string;
  readonly title: string;
}
