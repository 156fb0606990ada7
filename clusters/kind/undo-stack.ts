/** What has to be undone, the last first. Everything is tried, whatever fails. */
export class UndoStack implements AsyncDisposable {
  readonly #steps: (() => Promise<unknown>)[] = [];

  /** Remember how to undo something that was, or is about to be, done. */
  defer(undo: () => Promise<unknown>): void {
    this.#steps.push(undo);
  }

  /** @throws the failure of a step, or an AggregateError of several, after all steps were tried */
  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let undo = this.#steps.pop(); undo !== undefined; undo = this.#steps.pop()) {
      try {
        await undo();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('; '));
  }
}
