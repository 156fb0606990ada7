/** SIGINT and SIGTERM as an abort signal, so that a run ends in order: partial results, nothing left behind. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

/** Exit codes of a process that a signal ended, as shells give them. */
const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal aborts; a second one of the same kind ends the process at once. */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  const handlers = Object.entries(signals).map(([name, code]) => {
    const handler = (): void => {
      if (controller.signal.aborted) process.exit(code);
      controller.abort(new Error(name));
    };
    process.on(name, handler);
    return [name, handler] as const;
  });
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const [name, handler] of handlers) process.off(name, handler);
    },
  };
}
