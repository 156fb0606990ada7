/** A text that is no selector: where it stops being one (`column` counts from 1) and what was expected there. */
export class SelectorSyntaxError extends Error {
  override readonly name = 'SelectorSyntaxError';
  readonly column: number;

  constructor(column: number, expected: string, found: string) {
    super(`column ${String(column)}: expected ${expected}, found ${found}`);
    this.column = column;
  }
}
