/** A line that a script wrote, and when it arrived. */
export interface ShellLine {
  readonly text: string;
  /** Since the script was sent. */
  readonly afterMs: number;
}

/** A POSIX shell in a pod or another container, which runs one script or several at once. */
export interface Shell {
  /**
   * Run a script to its end. Its lines must start with `token` and a space; others are dropped.
   * @throws ShellLost where the stream ended, or the script did not, within `withinMs`
   */
  run(token: string, script: string, withinMs: number): Promise<readonly ShellLine[]>;
  close(): void;
}

/** The stream to a shell was cut, or stayed silent for too long: what its scripts found is unknown. */
export class ShellLost extends Error {
  override readonly name = 'ShellLost';
}
