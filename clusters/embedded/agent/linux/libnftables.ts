import koffi from 'koffi';

type Context = object;

const library = koffi.load('libnftables.so.1');
const newContext: (flags: number) => Context | null = library.func('void *nft_ctx_new(uint32_t)');
const bufferError: (context: Context) => number = library.func('int nft_ctx_buffer_error(void *)');
const bufferOutput: (context: Context) => number = library.func('int nft_ctx_buffer_output(void *)');
const errorBuffer: (context: Context) => string = library.func('const char *nft_ctx_get_error_buffer(void *)');
const run: (context: Context, commands: string) => number = library.func('int nft_run_cmd_from_buffer(void *, const char *)');

/**
 * One context for the life of the agent, opened before anything else: the library waits for its socket with select(2), which ends the
 * process where the socket's file descriptor is 1024 or above, and 300 pods have more.
 */
const context = openContext();

function openContext(): Context {
  const opened = newContext(0);
  if (opened === null || bufferError(opened) !== 0 || bufferOutput(opened) !== 0) throw new Error('libnftables: no context');
  return opened;
}

/**
 * Run nft commands in the node's network namespace, each text one transaction, through the library that nft itself is a
 * thin shell around: no process per transaction. @throws Error with nft's own message about the first that fails
 */
export function runNft(transactions: readonly string[]): void {
  for (const commands of transactions) {
    if (run(context, commands) !== 0) throw new Error(`nft: ${errorBuffer(context).trim() || `refused: ${commands.slice(0, 200)}`}`);
  }
}
