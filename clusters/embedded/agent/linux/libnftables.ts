import koffi from 'koffi';

type Context = object;

const library = koffi.load('libnftables.so.1');
const newContext: (flags: number) => Context | null = library.func('void *nft_ctx_new(uint32_t)');
const freeContext: (context: Context) => void = library.func('void nft_ctx_free(void *)');
const bufferError: (context: Context) => number = library.func('int nft_ctx_buffer_error(void *)');
const bufferOutput: (context: Context) => number = library.func('int nft_ctx_buffer_output(void *)');
const errorBuffer: (context: Context) => string = library.func('const char *nft_ctx_get_error_buffer(void *)');
const run: (context: Context, commands: string) => number = library.func('int nft_run_cmd_from_buffer(void *, const char *)');

/**
 * Run nft commands in the node's network namespace, each text one transaction, through the library that nft itself is a
 * thin shell around: no process per transaction. @throws Error with nft's own message about the first that fails
 */
export function runNft(transactions: readonly string[]): void {
  const context = newContext(0);
  if (context === null) throw new Error('libnftables: no context');
  try {
    bufferError(context);
    bufferOutput(context);
    for (const commands of transactions) {
      if (run(context, commands) !== 0) throw new Error(`nft: ${errorBuffer(context).trim() || `refused: ${commands.slice(0, 200)}`}`);
    }
  } finally {
    freeContext(context);
  }
}
