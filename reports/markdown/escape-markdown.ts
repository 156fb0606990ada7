import { neutralise } from '../../harness/text/neutralise.ts';

/** What means something inside a line of GitHub's Markdown: code, emphasis, links, headings, tables, strike-through, math. */
const special = /[\\`*_[\]#|~$]/g;

/**
 * What GitHub looks for in the finished text, where a backslash is gone: mentions, references to issues, bare links. A comment
 * in between keeps them from being found and shows nothing.
 */
const found = /@(?=[a-z0-9])|#(?=\d)|(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)/gi;
const joint = '<!-- -->';

/**
 * A text as Markdown that shows exactly that text, on one line: nothing in it is emphasis, a link, an image, HTML, a cell of a
 * table, a mention of a person, or a reference to an issue. Not for the beginning of a line.
 */
export function escapeMarkdown(text: string): string {
  return neutralise(text.replace(/\r?\n/g, ' '), 'show')
    .replaceAll('&', '&amp;')
    .replace(special, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(found, `$&${joint}`);
}
