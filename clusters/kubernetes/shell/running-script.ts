import { ShellLost, type ShellLine } from './shell.ts';

/** A script that was sent and has not ended. */
export class RunningScript {
  readonly finished: Promise<readonly ShellLine[]>;
  readonly #lines: ShellLine[] = [];
  readonly #token: string;
  readonly #sentAt = performance.now();
  readonly #timer: NodeJS.Timeout;
  #resolve: (lines: readonly ShellLine[]) => void = () => undefined;
  #reject: (error: ShellLost) => void = () => undefined;

  constructor(token: string, withinMs: number, onSilence: (error: ShellLost) => void) {
    this.#token = token;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setTimeout(() => {
      onSilence(new ShellLost(`no end of the answer within ${String(withinMs)} ms`));
    }, withinMs);
  }

  /** Take a line of the shell's output. @returns whether it was the script's last */
  take(line: string): boolean {
    if (!line.startsWith(`${this.#token} `)) return false;
    const text = line.slice(this.#token.length + 1);
    if (text !== 'end') {
      this.#lines.push({ text, afterMs: performance.now() - this.#sentAt });
      return false;
    }
    clearTimeout(this.#timer);
    this.#resolve(this.#lines);
    return true;
  }

  /** Its answer will never be whole. */
  lose(error: ShellLost): void {
    clearTimeout(this.#timer);
    this.#reject(error);
  }
}

/**
 * A script as sent: on its own beside others, without the shell's input, and with a line that marks its end. The shells of Debian
 * and Alpine ask after children that have ended when a command ends, and starting one in the background is none: without
 * the `:` each script would leave a zombie on the node for as long as the shell lives.
 */
export function wrapScript(token: string, script: string): string {
  return `:\n(\n${script}\necho '${token} end'\n) </dev/null 2>/dev/null &\n`;
}
