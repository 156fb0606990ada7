import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { agentStopMs } from '../../harness/time/budgets.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { SignsOfLife } from './signs-of-life.ts';
import { type AgentMessage, isAgentMessage, type Order, type OrderMessage } from './wire/messages.ts';

/** The answer to an order. */
export type Reply = Exclude<AgentMessage, { kind: 'started' | 'alive' }>;

/** How the agent gets a network namespace of its own: with the caller's privileges, or as root of a new user namespace. */
export type Isolation = 'privileged' | 'rootless';

/** How much of the agent's standard error is kept for messages. */
const keptCharacters = 2_000;

/** The agent's process and the channel to it. */
export class AgentProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void }>();
  /** What the agent said first; rejects where it ended before. */
  readonly started: Promise<Extract<AgentMessage, { kind: 'started' }>>;
  #said = '';
  #gone: Error | undefined;
  #refuseStart: (error: Error) => void = () => undefined;
  #sent = 0;
  readonly #signs: SignsOfLife;

  /** @param silentMs how long the agent may say nothing while it has an order */
  constructor(isolation: Isolation, silentMs: number) {
    this.#child = spawnAgent(isolation);
    this.#signs = new SignsOfLife(silentMs, () => {
      this.#giveUp(silentMs);
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = `${this.#said}${text}`.slice(-keptCharacters);
    });
    this.started = new Promise((resolve, reject) => {
      this.#refuseStart = reject;
      this.#child.on('message', (message: unknown) => {
        if (!isAgentMessage(message)) return;
        this.#signs.note();
        if (message.kind === 'started') resolve(message);
        else if (message.kind !== 'alive') this.#settle(message);
      });
      this.#child.once('error', (error) => {
        this.#end(new UserError(`The embedded cluster's agent could not be started: ${error.message}`, 2));
      });
      // "close" comes after everything of the child's standard error was read.
      this.#child.once('close', (code, signal) => {
        this.#end(new UserError(this.#describeEnd(code, signal), 2));
      });
    });
    // Whoever started the process asks for it; nobody may be waiting any more when it ends.
    this.started.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** The end of the agent's standard error, without empty lines. */
  get lastWords(): string {
    return this.#said
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join('\n');
  }

  /** Send an order and wait for its answer. @throws UserError (rejects) where the agent ends before; the reason of an aborted signal */
  order(order: Order, signal: AbortSignal): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== undefined) {
        reject(this.#gone);
        return;
      }
      const number = this.#sent++;
      const abort = (): void => {
        this.#forget(number);
        reject(abortReason(signal));
      };
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      const settle = <Value>(then: (value: Value) => void) => {
        return (value: Value): void => {
          signal.removeEventListener('abort', abort);
          then(value);
        };
      };
      this.#signs.expect();
      this.#waiting.set(number, { resolve: settle(resolve), reject: settle(reject) });
      this.#child.send({ kind: 'order', number, order } satisfies OrderMessage, () => undefined);
    });
  }

  /** Close the channel, which ends the agent; kill it where it does not. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null || this.pid === undefined) return;
    // After this side has closed the channel no "close" may come (seen with Node 20).
    this.#end(new UserError("The embedded cluster's agent was stopped.", 2));
    const ended = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), agentStopMs);
    await ended;
    clearTimeout(timer);
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#forget(reply.number);
    waiting?.resolve(reply);
  }

  #forget(number: number): void {
    this.#waiting.delete(number);
    if (this.#waiting.size === 0) this.#signs.end();
  }

  /** Whatever it is that holds the agent (a signal, a debugger, the kernel), nothing it would say later can be told from a late answer. */
  #giveUp(silentMs: number): void {
    this.#end(
      new UserError(
        `The embedded cluster's agent (process ${String(this.pid)}) has not run for ${String(silentMs / 1000)} s: stopped, or this machine is overloaded. It was ended; run again.`,
        2,
      ),
    );
    this.#child.kill('SIGKILL');
  }

  #end(error: Error): void {
    this.#gone ??= error;
    this.#refuseStart(error);
    this.#signs.end();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
    const how = signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
    const words = this.lastWords === '' ? 'It said nothing.' : `Its last words:\n${this.lastWords}`;
    return `The embedded cluster's agent ended unexpectedly (${how}). ${words}`;
  }
}

/** Messages are structured clones: policies hold sets, maps, regular expressions and big integers. */
function spawnAgent(isolation: Isolation): ChildProcess {
  const namespaces = isolation === 'rootless' ? ['--user', '--map-root-user', '--net'] : ['--net'];
  return spawn('unshare', [...namespaces, '--', process.execPath, ...agentProgram()], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
}

/** Node's arguments: the source needs a loader, the compiled file of the published package has none. */
function agentProgram(): readonly string[] {
  const extension = extname(import.meta.url);
  const main = fileURLToPath(new URL(`agent/main${extension}`, import.meta.url));
  if (extension === '.js') return [main];
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, main];
}

function abortReason({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}
