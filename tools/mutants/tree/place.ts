/** Steps from an object to a value in it: field names and positions. */
export type Path = readonly (string | number)[];

/** A value somewhere in a policy object. */
export interface Place {
  readonly path: Path;
  /** The path without positions, e.g. `spec.ingress[].from[].ipBlock.cidr`; empty for the object itself. */
  readonly pattern: string;
  readonly value: unknown;
  /** How many items the list has that the value stands in; 0 where it stands in none. */
  readonly siblings: number;
}
