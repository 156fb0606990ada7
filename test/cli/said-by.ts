/** What an action wrote, and what came of it. */
export interface Said<Result> {
  readonly result: Result;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What an action in this process writes to stdout and stderr, in place of showing it. Mocha writes between tests, so nothing of its is
 * among it.
 */
export async function saidBy<Result>(action: () => Result | Promise<Result>): Promise<Said<Result>> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const giveBack = [collect(process.stdout, stdout), collect(process.stderr, stderr)];
  try {
    const result = await action();
    return { result, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    for (const restore of giveBack) restore();
  }
}

function collect(stream: NodeJS.WriteStream, texts: string[]): () => void {
  const own = Object.getOwnPropertyDescriptor(stream, 'write');
  stream.write = (text: string | Uint8Array) => texts.push(String(text)) > 0;
  return () => {
    if (own === undefined) Reflect.deleteProperty(stream, 'write');
    else Object.defineProperty(stream, 'write', own);
  };
}
