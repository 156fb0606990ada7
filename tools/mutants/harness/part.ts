/** A part of the code whose mutants are judged together, by the tests that are about it. */
export interface Part {
  readonly name: string;
  /** Which files are mutated, as globs from the project's root. */
  readonly mutate: readonly string[];
  /** The tests that have to notice, in the order in which they run: files, or folders of them. The first that fails is the last for a mutant. */
  readonly tests: readonly string[];
  /**
   * How long one of these tests may take, where a mutant leaves many waiting for ever: it is noticed then. Elsewhere all tests together have
   * a limit, which takes longer.
   */
  readonly testMs?: number;
}
