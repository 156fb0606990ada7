/** Say how far the work has come, on a terminal and in one line. */
export function showProgress(stage: string, done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${done === total ? '' : `${stage}: ${String(done)} of ${String(total)}`}`);
}
