import { spawn, type ChildProcess } from 'node:child_process';

const stdoutStream = 1;
const statusStream = 3;

type Receive = (stream: number, data: Buffer) => boolean;
type CloseListener = (event: { readonly code: number }) => void;

/** The far end of an exec stream: a real shell of this machine behind the framing that the API speaks. */
export class FakeKubelet {
  readonly #refusal: string | undefined;
  readonly #onClose = new Set<CloseListener>();
  #shell: ChildProcess | undefined;
  #receive: Receive | undefined;

  /** @param refusal what opening fails with */
  constructor(refusal?: string) {
    this.#refusal = refusal;
  }

  /** As the library's web socket handler. */
  connect(_path: string, _text: unknown, receive: Receive | null): Promise<unknown> {
    if (this.#refusal !== undefined) return Promise.reject(new Error(this.#refusal));
    const shell = spawn('sh', { stdio: ['pipe', 'pipe', 'ignore'] });
    shell.stdin.on('error', () => undefined);
    shell.stdout.on('data', (data: Buffer) => receive?.(stdoutStream, data));
    this.#shell = shell;
    this.#receive = receive ?? undefined;
    return Promise.resolve({
      send: (frame: Buffer) => shell.stdin.write(frame.subarray(1)),
      close: () => {
        this.lose('close');
      },
      addEventListener: (_event: 'close', listener: CloseListener) => this.#onClose.add(listener),
    });
  }

  /** The shell's process. */
  get pid(): number | undefined {
    return this.#shell?.pid;
  }

  /** Lose the stream: by the status of its end, or by its connection. */
  lose(how: 'status' | 'close'): void {
    this.#shell?.kill('SIGKILL');
    if (how === 'status') this.#receive?.(statusStream, Buffer.from(JSON.stringify({ status: 'Failure', message: 'killed' })));
    for (const listener of this.#onClose) listener({ code: 1006 });
  }
}
