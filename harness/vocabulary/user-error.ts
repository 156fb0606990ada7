/** Process exit codes. 0 every judged flow ok; 1 a flow failed; 2 inconclusive or setup failed; 3 usage. */
export type ExitCode = 0 | 1 | 2 | 3;

/**
 * A failure whose message is the product: what failed, on what, what was expected, what to do next.
 * Printed as it is, without a stack trace; the process ends with `exitCode`.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: ExitCode;

  /** @param message one or a few plain sentences @param exitCode 2: setup failed; 3: usage */
  constructor(message: string, exitCode: 2 | 3, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
