import { neutralise } from '../../harness/text/neutralise.ts';

const barWithSlashes = /(\\*)\|/g;

/**
 * A text as a code span, in which GitHub finds no mention, link, reference or HTML. It may stand in a table: there a `|` would
 * end the cell even in code.
 */
export function codeSpan(text: string): string {
  const line = neutralise(text.replace(/\r?\n/g, ' '), 'show').replace(barWithSlashes, escapeBar);
  const longest = (line.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = line === '' || /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** An odd number of backslashes keeps a `|` from ending the cell; one more than the text has, where it has an odd number itself. */
function escapeBar(_: string, slashes: string): string {
  return `${slashes}${slashes.length % 2 === 0 ? '' : '\\'}\\|`;
}
