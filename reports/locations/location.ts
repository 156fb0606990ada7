/** A place in the repository that a report points at. */
export interface Location {
  /** Relative to the repository's folder, with `/`. */
  readonly file: string;
  /** From 1; absent where only the file is known. */
  readonly line?: number;
  /** What the line is of: the rule that decided; the policy, because no rule decided or its line is not known; the chart as a whole. */
  readonly precision: 'rule' | 'policy' | 'chart';
}
