import { neutralise } from '../text/neutralise.ts';

/**
 * A text as a code span, in which GitHub finds no mention, link, reference or HTML. It may stand in a table: there a `|` would
 * end the cell even in code.
 */
export function codeSpan(text: string): string {
  const line = neutralise(text.replaceAll('\n', ' '), 'show').replaceAll('|', '\\|');
  const longest = (line.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = line === '' || /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
