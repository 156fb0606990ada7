import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { shellOpenMs } from '../../kubernetes/budgets.ts';
import { RunningScript, wrapScript } from '../../kubernetes/shell/running-script.ts';
import { type Shell, type ShellLine, ShellLost } from '../../kubernetes/shell/shell.ts';

/** A shell in a container of the local Docker, kept open. */
export class ContainerShell implements Shell {
  readonly #process: ReturnType<typeof startShell>;
  readonly #scripts = new Set<RunningScript>();
  readonly #onEnd: () => void;
  #ended: ShellLost | undefined;

  private constructor(container: string, onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#process = startShell(container);
    createInterface({ input: this.#process.stdout }).on('line', (line) => {
      for (const script of this.#scripts) if (script.take(line)) this.#scripts.delete(script);
    });
    // Writing to a shell that has ended must not end this process; that it ended is told below.
    this.#process.stdin.on('error', () => undefined);
    this.#process.then(
      ({ exitCode }) => {
        this.#end(`docker exec in ${container} ended with ${String(exitCode ?? 'no exit code')}`);
      },
      () => undefined,
    );
  }

  /** Open a shell. @param container name or id @param onEnd called once, when it can't be used any more @throws ShellLost */
  static async open(container: string, onEnd: () => void): Promise<ContainerShell> {
    const shell = new ContainerShell(container, onEnd);
    await shell.run('@open', '', shellOpenMs);
    return shell;
  }

  /** @throws ShellLost */
  async run(token: string, script: string, withinMs: number): Promise<readonly ShellLine[]> {
    if (this.#ended !== undefined) throw this.#ended;
    const running = new RunningScript(token, withinMs, ({ message }) => {
      this.#end(message);
    });
    this.#scripts.add(running);
    this.#process.stdin.write(wrapScript(token, script));
    return running.finished;
  }

  close(): void {
    this.#end('it was closed');
  }

  #end(why: string): void {
    if (this.#ended !== undefined) return;
    const ended = new ShellLost(why);
    this.#ended = ended;
    for (const script of this.#scripts) script.lose(ended);
    this.#scripts.clear();
    this.#process.stdin.end();
    this.#process.kill();
    this.#onEnd();
  }
}

function startShell(container: string) {
  return execa('docker', ['exec', '-i', container, 'sh'], { stdin: 'pipe', stdout: 'pipe', buffer: false, reject: false });
}
