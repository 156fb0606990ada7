/** A part of the code whose mutants are judged together, by the tests that are about it. */
export interface Part {
  readonly name: string;
  /** Which files are mutated, as globs from the project's root. */
  readonly mutate: readonly string[];
  /** The tests that have to notice: those run in the process of the mutants; files, or folders of them. */
  readonly tests: readonly string[];
}
