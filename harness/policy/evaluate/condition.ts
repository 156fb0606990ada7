/** A condition of a rule, tried on a flow. */
export interface Condition {
  readonly holds: boolean;
  /** Why it holds or does not, as one clause that a person can read. */
  readonly text: string;
}
