const shownLines = 6;

/**
 * What a tool said, without its progress: from kind's first `ERROR:` line on (the stack it may print left out), else the last lines.
 */
export function cleanToolMessage(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const error = lines.findIndex((line) => line.startsWith('ERROR:'));
  const stack = lines.findIndex((line) => line.startsWith('Stack Trace:'));
  const said = error === -1 ? lines.slice(-shownLines) : lines.slice(error, stack === -1 ? undefined : stack).slice(0, shownLines);
  return said.length === 0 ? 'it said nothing' : said.join(' ').replace(/^ERROR: /, '');
}
