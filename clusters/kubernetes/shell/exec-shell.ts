import { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import type { Exec } from '@kubernetes/client-node';
import { shellOpenMs } from '../budgets.ts';
import { describeError } from '../describe-error.ts';
import { RunningScript, wrapScript } from './running-script.ts';
import { type Shell, type ShellLine, ShellLost } from './shell.ts';

/** A container to open a shell in. */
export interface ShellTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** What a shell needs of a web socket. */
interface Socket {
  close(): void;
  addEventListener(event: 'close', listener: (event: { readonly code: number }) => void): void;
}

/**
 * A shell behind the API's exec, kept open: opening one costs the node far more than running a batch of probes. The
 * library's promise resolves when the stream opens and its end is told in three ways, each of which gets lost in the field
 * (status, socket, output); here any of them ends the shell, and only a script's own last line ends a script well.
 */
export class ExecShell implements Shell {
  readonly #stdin = new PassThrough();
  readonly #stdout = new PassThrough();
  readonly #scripts = new Set<RunningScript>();
  readonly #onEnd: () => void;
  #socket: Socket | undefined;
  #ended: ShellLost | undefined;

  private constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    createInterface({ input: this.#stdout }).on('line', (line) => {
      for (const script of this.#scripts) if (script.take(line)) this.#scripts.delete(script);
    });
    this.#stdout.on('close', () => {
      this.#end('its output ended');
    });
  }

  /** Open a shell. @param onEnd called once, when it can't be used any more @throws ShellLost */
  static async open(exec: Exec, { namespace, pod, container }: ShellTarget, onEnd: () => void): Promise<ExecShell> {
    const shell = new ExecShell(onEnd);
    try {
      const opening = exec.exec(namespace, pod, container, ['sh'], shell.#stdout, null, shell.#stdin, false, ({ status, message }) => {
        shell.#end(`it ended with ${status ?? 'no status'}${message === undefined ? '' : `: ${message}`}`);
      });
      const socket: unknown = await opening;
      if (!isSocket(socket)) throw new Error('no socket was opened');
      shell.#attach(socket);
    } catch (error) {
      throw new ShellLost(`exec in pod ${namespace}/${pod}: ${describeError(error)}`);
    }
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
    this.#stdin.write(wrapScript(token, script));
    return running.finished;
  }

  close(): void {
    this.#end('it was closed');
  }

  #attach(socket: Socket): void {
    this.#socket = socket;
    socket.addEventListener('close', ({ code }) => {
      this.#end(`its connection closed (${String(code)})`);
    });
    if (this.#ended !== undefined) socket.close();
  }

  #end(why: string): void {
    if (this.#ended !== undefined) return;
    const ended = new ShellLost(why);
    this.#ended = ended;
    for (const script of this.#scripts) script.lose(ended);
    this.#scripts.clear();
    this.#socket?.close();
    this.#onEnd();
  }
}

function isSocket(candidate: unknown): candidate is Socket {
  return typeof candidate === 'object' && candidate !== null && 'close' in candidate && 'addEventListener' in candidate;
}
